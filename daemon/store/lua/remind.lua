-- Tells the reminder or alarm of a request that is due, once, and plans the next: domain/reminder says which and when.
-- ARGV: 1 request. Answers whether any was due.
local now = now_ms()
local id = ARGV[1]
local request = REQUEST .. id
local r = call('HMGET', request, 'state', 'remind', 'deadline', 'owner', 'fixed', 'asked')
local state, planned, stage = r[1], string.match(r[2] or '', '^(%d+) (%d+)$')
local kind = state and reminder_of(state)
if not kind or not planned then
  call('ZREM', DEADLINES, 'n:' .. id)
  return 0
end
if tonumber(planned) > now then
  call('ZADD', DEADLINES, planned, 'n:' .. id)
  return 0
end
local urgency, opener, _, limits = fixed_of_request(r[5])
local reminder, alarm = reminders_of(limits)
local nobody_has = state == 'queued' or state == 'waiting'
local offer_open = state == 'offered' or state == 'accepted'
local center, offer
if offer_open then center, offer = string.match(r[6], '(%S+)=(%S+)$') end

local deadline = r[3]
local next_at = nil
if nobody_has or (state == 'offered' and stage == '1') then
  next_at = planned + alarm - (stage == '1' and reminder or 0)
  if nobody_has and next_at <= now then next_at = now + alarm end
end
if next_at then
  next_at = int('%d', next_at)
  call('HSET', request, 'remind', next_at .. ' ' .. int('%d', stage + 1))
  call('ZADD', DEADLINES, next_at, 'n:' .. id)
  if state == 'queued' then
    deadline = next_at
    call('HSET', request, 'deadline', deadline)
  end
else
  call('HSET', request, 'remind', '')
  call('ZREM', DEADLINES, 'n:' .. id)
end
local is_alarm = nobody_has or (state == 'offered' and stage ~= '1')
emit(int('%d', now), 'n', table.concat({id, kind, is_alarm and 1 or 0, deadline, r[4] or opener, opener, urgency,
  offer or '', center or ''}, ' '))
return 1
