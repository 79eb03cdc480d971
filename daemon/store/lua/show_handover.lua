-- Shows what leads to the center of an accepted request, and in the same step writes the look down, counts it and tells
-- it. ARGV: 7 request, 8 for how long after the acceptance, in ms ('0': while the unit is held). Answers a list: "=offer
-- center expires", the sealed arrival code, the sealed handover.
local now = now_ms()
local request = ARGV[7]
local r = call('HMGET', REQUEST .. request, 'state', 'asked')
if not r[1] then return refuse('not_found', '/request') end
if r[1] ~= 'accepted' then return refuse('conflict', '', 'state', r[1]) end
local center, id = string.match(r[2], '(%S+)=(%S+)$')
local offer = OFFER .. id
local o = call('HMGET', offer, 'held_until', 'accepted', 'code', 'looks')
local expires = tonumber(o[1])
if ARGV[8] ~= '0' and o[2] then expires = math.min(expires, o[2] + ARGV[8]) end
if expires <= now then return refuse('conflict', '', 'state', 'accepted', 'window', 'over') end

call('HSET', offer, 'shown', int('%d', now), 'looks', int('%d', (o[4] or 0) + 1))
emit(now, 'h', id .. ' ' .. center)
audit(now, 'request', request, 'shown')
return {'=' .. id .. ' ' .. center .. ' ' .. int('%d', expires), o[3], call('HGET', CENTER .. center, 'handover') or ''}
