-- Opens overflow places of a unit group until then, changes them, or takes them back (0): total and staffed go with them,
-- what is occupied stays. The daemon itself takes back those whose time is over. No confirmation of the figures.
-- ARGV: 7 center, 8 unit, 9 places, 10 until, in ms, 11 how far ahead that may be, in ms.
local again = seen_before()
if again then return again end
local now = now_ms()
local center, unit, places, ends = ARGV[7], ARGV[8], tonumber(ARGV[9]), tonumber(ARGV[10])
if call('EXISTS', CENTER .. center) == 0 then return refuse('not_found', '/center') end
local total, staffed, occupied, held, out_of_service, version = read_unit(center, unit)
if not total then return refuse('not_found', '/unit') end
local before, due = read_overflow(center, unit)
if ARGV[2] == 'system' and (before == 0 or due > now) then return refuse('conflict', '', 'places', before) end
if places > 0 and ends <= now then return refuse('invalid_params', '/until', 'why', 'past') end
if places > 0 and ends > now + ARGV[11] then return refuse('invalid_params', '/until', 'why', 'too_far_ahead') end

total = total + places - before
staffed = math.min(total, math.max(0, staffed + places - before))
local line = write_unit(center, unit, total, staffed, occupied, held, out_of_service, version + 1)
write_overflow(center, unit, places, ends)
emit(now, 'u', line, 'v', overflow_line(center, unit, places, ends))
audit(now, 'center', center, places > 0 and 'overflow_opened' or 'overflow_closed')
return done((call('HGET', CENTER .. center, 'confirmed') or '') .. ' 1 ' .. line)
