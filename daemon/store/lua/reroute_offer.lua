-- The way of an open offer has changed. ARGV: 7 offer, 8 version of its request, 9 its sealed body with the new way,
-- 10 for how many ms more an accepted unit stays held.
local again = seen_before()
if again then return again end
local now = now_ms()
local id = ARGV[7]
local offer = OFFER .. id
local o = call('HMGET', offer, 'state', 'fixed', 'held_until', 'by')
local was, held_until = o[1], o[3] or ''
if not was then return refuse('not_found', '') end
if was ~= 'offered' and was ~= 'accepted' then return refuse('already_answered', '', 'state', was) end
local rid, center, unit, slot, made, answer_by = fixed_of_offer(o[2])
local request = REQUEST .. rid
local r = call('HMGET', request, 'state', 'version', 'owner', 'fixed')
if r[2] ~= ARGV[8] then return refuse('stale_version', '', 'version', r[2]) end
local state, version = r[1], int('%d', r[2] + 1)
local urgency, opener, opened, limits = fixed_of_request(r[4])

call('HSET', offer, 'body', ARGV[9])
call('HSET', request, 'version', version)
if was == 'accepted' and ARGV[10] ~= '0' then
  held_until = int('%d', held_until + ARGV[10])
  call('HSET', offer, 'held_until', held_until)
  local remind = first_reminder(state, now, limits, held_until)
  call('HSET', request, 'deadline', held_until, 'remind', remind .. ' 1')
  call('ZADD', DEADLINES, held_until, 'o:' .. id, remind, 'n:' .. rid)
end
emit(now, 'o', table.concat({id, rid, center, unit, was, slot, made, answer_by, held_until, o[4] or ''}, ' '), 'b', ARGV[9],
  'r', table.concat({rid, state, r[3] or opener, opener, urgency, opened, '', version}, ' '), 'y', '1')
audit(now, 'offer', id, 'rerouted')
return done(table.concat({rid, was, state, held_until}, ' '))
