-- Claim, release (by whoever claimed it), end or claim_ran_out. ARGV: 7 request, 8 action, 9 outcome, 10 reason,
-- 11 what blocked it, sealed (may be empty).
local again = seen_before()
if again then return again end
local now = now_ms()
local id, action = ARGV[7], ARGV[8]
local request = REQUEST .. id
local r = call('HMGET', request, 'state', 'version', 'owner', 'fixed', 'asked', 'deadline')
local was, asked, due = r[1], r[5] or '', r[6]
if not was then return refuse('not_found', '') end
local state = request_after(was, action)
if not state then return refuse('conflict', '', 'state', was) end
if action == 'claim_ran_out' and tonumber(due) > now then return refuse('conflict', '', 'due_in_ms', due - now) end
local version = int('%d', r[2] + 1)
local urgency, opener, opened, limits = fixed_of_request(r[4])
local owner = r[3] or opener
if action == 'release' and owner ~= ARGV[1] then return refuse('not_allowed', '/request') end

local event = {}
local deadline, outcome, reason, remind = '', '', '', ''
if state == 'claimed' then
  pass_on(id, opener, owner, ARGV[1], urgency, opened)
  owner, deadline = ARGV[1], now + claim_of(limits)
  remind = first_reminder(state, now, limits, deadline)
  call('ZADD', DEADLINES, deadline, 'r:' .. id, remind, 'n:' .. id)
elseif state == 'queued' then
  pass_on(id, opener, owner, opener, urgency, opened)
  owner, remind = opener, first_reminder(state, now, limits)
  deadline = remind
  call('ZREM', DEADLINES, 'r:' .. id)
  call('ZADD', DEADLINES, remind, 'n:' .. id)
else
  outcome, reason = ARGV[9], ARGV[10]
  call('ZREM', QUEUE, id)
  call('ZREM', DEADLINES, 'r:' .. id, 'n:' .. id)
  local oid = string.match(asked, '=([^= ]+)$')
  local o = oid and call('HMGET', OFFER .. oid, 'state', 'fixed', 'held_until', 'body', 'by')
  local withdrawn = o and o[1] and offer_after(o[1], action)
  if withdrawn then
    local _, center, unit, slot, made, answer_by = fixed_of_offer(o[2])
    event = {'u', give_back(id, center, unit, false),
      'o', table.concat({oid, id, center, unit, withdrawn, slot, made, answer_by, o[3] or '', o[5] or ''}, ' '), 'b', o[4] or ''}
    call('HSET', OFFER .. oid, 'state', withdrawn)
    call('ZREM', DEADLINES, 'o:' .. oid)
    call('ZREM', CENTER_OFFERS .. center, oid)
  end
end
call('HSET', request, 'state', state, 'version', version, 'owner', owner, 'deadline', deadline, 'outcome', outcome,
  'reason', reason, 'remind', remind ~= '' and remind .. ' 1' or '')
if state == 'ended' then
  let_expire(now, id, asked, opener, owner)
  tally(now, outcome)
end
event[#event + 1] = 'r'
event[#event + 1] = table.concat({id, state, owner, opener, urgency, opened, outcome, version}, ' ')
if state == 'ended' and ARGV[11] ~= '' then
  call('HSET', request, 'blocked', ARGV[11])
  event[#event + 1] = 'bl'
  event[#event + 1] = ARGV[11]
end
emit(now, unpack(event))
audit(now, 'request', id, state)
return done(table.concat({id, state, version, owner, deadline}, ' '))
