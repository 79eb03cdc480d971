-- Claim, release, end or claim_ran_out. ARGV: 7 request, 8 action, 9 outcome, 10 reason.
local again = seen_before()
if again then return again end
local now = now_ms()
local id, action = ARGV[7], ARGV[8]
local request = REQUEST .. id
local r = call('HMGET', request, 'state', 'version', 'urgency', 'opener', 'owner', 'opened', 'limits', 'deadline',
  'offer', 'offers')
local was, version, urgency, opener, owner, opened, limits, due, oid, offers = unpack(r)
if not was then return refuse('not_found', '') end
local state = request_after(was, action)
if not state then return refuse('conflict', '', 'state', was) end
if action == 'claim_ran_out' and tonumber(due) > now then return refuse('conflict', '', 'due_in_ms', due - now) end

version = version + 1
local event = {}
local deadline, outcome, reason = '', '', ''
if state == 'claimed' then
  owner, deadline = ARGV[1], now + limit_of(limits, 5) * 1000
  call('ZADD', DEADLINES, deadline, 'r:' .. id)
elseif state == 'queued' then
  owner = opener
  call('ZREM', DEADLINES, 'r:' .. id)
else
  outcome, reason = ARGV[9], ARGV[10]
  call('ZREM', QUEUE, id)
  call('ZREM', DEADLINES, 'r:' .. id)
  local o = oid and call('HMGET', OFFER .. oid, 'center', 'unit', 'state', 'travel', 'made', 'answer_by', 'held_until')
  local withdrawn = o and o[3] and offer_after(o[3], action)
  if withdrawn then
    event = {'u', give_back(o[1], o[2], false),
      'o', table.concat({oid, id, o[1], o[2], withdrawn, o[4], o[5], o[6], o[7] or ''}, ' ')}
    call('HSET', OFFER .. oid, 'state', withdrawn)
    call('ZREM', DEADLINES, 'o:' .. oid)
    call('ZREM', CENTER_OFFERS .. o[1], oid)
  end
end
call('HSET', request, 'state', state, 'version', version, 'owner', owner, 'deadline', deadline, 'outcome', outcome,
  'reason', reason)
if state == 'ended' then let_expire(id, offers or '') end
event[#event + 1] = 'r'
event[#event + 1] = table.concat({id, state, owner, opener, urgency, opened, outcome, version}, ' ')
emit(now, unpack(event))
audit(now, 'request', id, state)
return done(table.concat({id, state, version, owner, deadline}, ' '))
