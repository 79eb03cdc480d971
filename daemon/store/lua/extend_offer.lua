-- Keeps an accepted unit held for longer, once. ARGV: 7 offer.
local again = seen_before()
if again then return again end
local now = now_ms()
local id = ARGV[7]
local offer = OFFER .. id
local o = call('HMGET', offer, 'request', 'center', 'unit', 'state', 'travel', 'made', 'answer_by', 'extended')
local rid, center, unit, was, travel, made, answer_by, extended = unpack(o)
if not rid or (ARGV[2] == 'center' and center ~= ARGV[3]) then return refuse('not_found', '') end
if was == 'offered' then return refuse('conflict', '', 'state', was) end
if was ~= 'accepted' then return refuse('already_answered', '', 'state', was) end
if extended then return refuse('conflict', '', 'extended', 1) end
local request = REQUEST .. rid
local r = call('HMGET', request, 'state', 'version', 'urgency', 'opener', 'owner', 'opened', 'limits')
local state, version, urgency, opener, owner, opened, limits = unpack(r)

local held_until = now + (travel + limit_of(limits, 4)) * 60000
version = version + 1
call('HSET', offer, 'held_until', held_until, 'extended', 1)
call('HSET', request, 'deadline', held_until, 'version', version)
call('ZADD', DEADLINES, held_until, 'o:' .. id)
emit(now, 'o', table.concat({id, rid, center, unit, was, travel, made, answer_by, held_until}, ' '),
  'r', table.concat({rid, state, owner, opener, urgency, opened, '', version}, ' '))
audit(now, 'offer', id, 'extended')
return done(table.concat({rid, was, state, held_until}, ' '))
