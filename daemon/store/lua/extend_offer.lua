-- Keeps an accepted unit held for longer, once. ARGV: 7 offer, 8 minutes for the road.
local again = seen_before()
if again then return again end
local now = now_ms()
local id = ARGV[7]
local offer = OFFER .. id
local o = call('HMGET', offer, 'state', 'fixed', 'extended', 'body', 'by')
local was, extended = o[1], o[3]
if not was then return refuse('not_found', '') end
local rid, center, unit, slot, made, answer_by = fixed_of_offer(o[2])
if ARGV[2] == 'center' and center ~= ARGV[3] then return refuse('not_found', '') end
if was == 'offered' then return refuse('conflict', '', 'state', was) end
if was ~= 'accepted' then return refuse('already_answered', '', 'state', was) end
if extended then return refuse('conflict', '', 'extended', 1) end
local request = REQUEST .. rid
local r = call('HMGET', request, 'state', 'version', 'owner', 'fixed')
local state, version = r[1], int('%d', r[2] + 1)
local urgency, opener, opened, limits = fixed_of_request(r[4])

local held_until = int('%d', now + (ARGV[8] + margin_of(limits)) * 60000)
call('HSET', offer, 'held_until', held_until, 'extended', 1)
local remind = first_reminder(state, now, limits, held_until)
call('HSET', request, 'deadline', held_until, 'version', version, 'remind', remind .. ' 1')
call('ZADD', DEADLINES, held_until, 'o:' .. id, remind, 'n:' .. rid)
emit(now, 'o', table.concat({id, rid, center, unit, was, slot, made, answer_by, held_until, o[5] or ''}, ' '), 'b', o[4] or '',
  'r', table.concat({rid, state, r[3] or opener, opener, urgency, opened, '', version}, ' '))
audit(now, 'offer', id, 'extended')
return done(table.concat({rid, was, state, held_until}, ' '))
