-- An answer to an offer, or what happens to it by itself. ARGV: 7 offer, 8 action, 9 reason, 10 sealed arrival
-- code, 11 minutes for the road, 12 is the code of an arrival wrong ('0' or '1')?
local again = seen_before()
if again then return again end
local now = now_ms()
local id, action = ARGV[7], ARGV[8]
local offer = OFFER .. id
local o = call('HMGET', offer, 'state', 'fixed', 'held_until', 'body', 'tries', 'by')
local was, held_until, by = o[1], o[3] or '', o[6] or ''
if not was then return refuse('not_found', '') end
local rid, center, unit, slot, made, answer_by = fixed_of_offer(o[2])
if ARGV[2] == 'center' and center ~= ARGV[3] then return refuse('not_found', '') end
local offer_state = offer_after(was, action)
if not offer_state or action == 'end' then return refuse('already_answered', '', 'state', was) end
local due = (action == 'answer_ran_out' and answer_by) or (action == 'hold_ran_out' and held_until)
if due and tonumber(due) > now then return refuse('conflict', '', 'due_in_ms', due - now) end
local request = REQUEST .. rid
local r = call('HMGET', request, 'state', 'version', 'owner', 'fixed', 'asked', 'refused')
local state = r[1] and request_after(r[1], action)
if not state then return refuse('conflict', '', 'state', r[1] or '') end
if action == 'arrive' then
  local tries = tonumber(o[5] or 0)
  if tries >= tonumber(MOST_WRONG_CODES) then return refuse('conflict', '/code', 'tries', tries) end
  if ARGV[12] == '1' then
    call('HINCRBY', offer, 'tries', 1)
    audit(now, 'offer', id, 'refused')
    return refuse('wrong_credentials', '/code', 'left', int('%d', MOST_WRONG_CODES - tries - 1))
  end
end
local version, asked = int('%d', r[2] + 1), r[5]
local urgency, opener, opened, limits = fixed_of_request(r[4])
local owner = r[3] or opener

if action == 'accept' or action == 'decline' or action == 'arrive' or action == 'no_show' then by = ARGV[2] end
if was == 'offered' then note_response(now, center, action, ARGV[9], made) end
local event = {}
local deadline, outcome, remind = '', '', ''
if state == 'accepted' then
  held_until = int('%d', now + (ARGV[11] + margin_of(limits)) * 60000)
  deadline = held_until
  call('HSET', offer, 'state', offer_state, 'held_until', held_until, 'code', ARGV[10],
    'accepted', int('%d', now), 'by', by)
  remind = first_reminder(state, now, limits, held_until)
  call('ZADD', DEADLINES, held_until, 'o:' .. id, remind, 'n:' .. rid)
else
  event = {'u', give_back(rid, center, unit, state == 'placed')}
  call('HSET', offer, 'state', offer_state, 'reason', ARGV[9], 'by', by)
  call('ZREM', DEADLINES, 'o:' .. id)
  call('ZREM', CENTER_OFFERS .. center, id)
  if state == 'placed' then
    outcome = 'placed'
    call('ZREM', DEADLINES, 'n:' .. rid)
  else
    -- Declined, silent or refused: the next nearest is looked for at once. Nobody came: its opener takes it up again.
    deadline = now
    if state == 'claimed' then
      pass_on(rid, opener, owner, opener, urgency, opened)
      owner, deadline = opener, now + claim_of(limits)
    end
    remind = first_reminder(state, now, limits, deadline)
    call('ZADD', DEADLINES, deadline, 'r:' .. rid, remind, 'n:' .. rid)
    call('ZADD', QUEUE, queue_score(urgency, opened), rid)
  end
end
if action == 'refuse' then call('HSET', request, 'refused', (r[6] and r[6] .. ' ' or '') .. id) end
call('HSET', request, 'state', state, 'version', version, 'owner', owner, 'deadline', deadline, 'outcome', outcome,
  'remind', remind ~= '' and remind .. ' 1' or '')
if outcome ~= '' then
  let_expire(now, rid, asked, opener, owner)
  tally(now, outcome, center)
end
event[#event + 1] = 'o'
event[#event + 1] = table.concat({id, rid, center, unit, offer_state, slot, made, answer_by, held_until, by}, ' ')
event[#event + 1] = 'b'
event[#event + 1] = o[4] or ''
event[#event + 1] = 'r'
event[#event + 1] = table.concat({rid, state, owner, opener, urgency, opened, outcome, version}, ' ')
emit(now, unpack(event))
audit(now, 'offer', id, offer_state)
return done(table.concat({rid, offer_state, state, held_until}, ' '))
