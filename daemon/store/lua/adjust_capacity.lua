-- occupied += by. A person confirms the center with it. ARGV: 7 center, 8 unit, 9 by.
local again = seen_before()
if again then return again end
local now = now_ms()
local center, unit = ARGV[7], ARGV[8]
if call('EXISTS', CENTER .. center) == 0 then return refuse('not_found', '/center') end
local key = UNIT .. center .. ':' .. unit
local u = call('HMGET', key, 't', 's', 'o', 'h', 'x', 'v')
if not u[1] then return refuse('not_found', '/unit') end
local occupied = u[3] + ARGV[9]
if occupied < 0 or occupied > tonumber(u[1]) then
  return refuse('invalid_params', '/by', 'occupied', u[3], 'total', u[1])
end

u[3], u[6] = occupied, u[6] + 1
call('HSET', key, 'o', u[3], 'v', u[6])
call('HSET', CENTER .. center, 'confirmed', now)
local line = unit_line(center, unit, u)
emit(now, 'k', center .. ' ' .. now, 'u', line)
audit(now, 'center', center, 'adjusted')
return done(now .. ' 1 ' .. line)
