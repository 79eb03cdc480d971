-- An answer to an offer, or what happens to it by itself. ARGV: 7 offer, 8 action, 9 reason, 10 sealed arrival code.
local again = seen_before()
if again then return again end
local now = now_ms()
local id, action = ARGV[7], ARGV[8]
local offer = OFFER .. id
local o = call('HMGET', offer, 'request', 'center', 'unit', 'state', 'travel', 'made', 'answer_by', 'held_until')
local rid, center, unit, was, travel, made, answer_by, held_until = unpack(o)
if not rid or (ARGV[2] == 'center' and center ~= ARGV[3]) then return refuse('not_found', '') end
local offer_state = offer_after(was, action)
if not offer_state or action == 'end' then return refuse('already_answered', '', 'state', was) end
local due = (action == 'answer_ran_out' and answer_by) or (action == 'hold_ran_out' and held_until)
if due and tonumber(due) > now then return refuse('conflict', '', 'due_in_ms', due - now) end
local request = REQUEST .. rid
local r = call('HMGET', request, 'state', 'version', 'urgency', 'opener', 'owner', 'opened', 'limits', 'offers')
local rwas, version, urgency, opener, owner, opened, limits, offers = unpack(r)
local state = rwas and request_after(rwas, action)
if not state then return refuse('conflict', '', 'state', rwas or '') end

held_until = held_until or ''
version = version + 1
local event = {}
local deadline, outcome = '', ''
if state == 'accepted' then
  held_until = now + (travel + limit_of(limits, 4)) * 60000
  deadline = held_until
  call('HSET', offer, 'state', offer_state, 'held_until', held_until, 'code', ARGV[10])
  call('ZADD', DEADLINES, held_until, 'o:' .. id)
else
  event = {'u', give_back(center, unit, state == 'placed')}
  call('HSET', offer, 'state', offer_state, 'reason', ARGV[9])
  call('ZREM', DEADLINES, 'o:' .. id)
  call('ZREM', CENTER_OFFERS .. center, id)
  if state == 'placed' then
    outcome = 'placed'
  else
    -- Declined or silent: the next nearest is looked for at once. Nobody came: its opener takes it up again.
    deadline = now
    if state == 'claimed' then owner, deadline = opener, now + limit_of(limits, 5) * 1000 end
    call('ZADD', DEADLINES, deadline, 'r:' .. rid)
    call('ZADD', QUEUE, queue_score(urgency, opened), rid)
  end
end
call('HSET', request, 'state', state, 'version', version, 'owner', owner, 'deadline', deadline, 'outcome', outcome)
if outcome ~= '' then let_expire(rid, offers) end
event[#event + 1] = 'o'
event[#event + 1] = table.concat({id, rid, center, unit, offer_state, travel, made, answer_by, held_until}, ' ')
event[#event + 1] = 'r'
event[#event + 1] = table.concat({rid, state, owner, opener, urgency, opened, outcome, version}, ' ')
emit(now, unpack(event))
audit(now, 'offer', id, offer_state)
return done(table.concat({rid, offer_state, state, held_until}, ' '))
