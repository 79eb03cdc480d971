-- occupied += by. A person confirms the center with it. ARGV: 7 center, 8 unit, 9 by.
local again = seen_before()
if again then return again end
local now = now_ms()
local center, unit = ARGV[7], ARGV[8]
if call('EXISTS', CENTER .. center) == 0 then return refuse('not_found', '/center') end
local total, staffed, occupied, held, out_of_service, version = read_unit(center, unit)
if not total then return refuse('not_found', '/unit') end
local adjusted = occupied + ARGV[9]
if adjusted < 0 or adjusted > tonumber(total) then
  return refuse('invalid_params', '/by', 'occupied', occupied, 'total', total)
end

local line = write_unit(center, unit, total, staffed, adjusted, held, out_of_service, version + 1)
call('HSET', CENTER .. center, 'confirmed', now)
emit(now, 'k', center .. ' ' .. now, 'u', line)
audit(now, 'center', center, 'adjusted')
return done(now .. ' 1 ' .. line)
