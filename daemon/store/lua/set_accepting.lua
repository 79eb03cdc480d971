-- Opens or closes a center. A person confirms the center with it. ARGV: 7 center, 8 '1' or '0', 9 reason, 10 until.
-- Every unit group carries a copy of the closing, so that holding a unit reads one hash.
local again = seen_before()
if again then return again end
local now = now_ms()
local center = ARGV[7]
local key = CENTER .. center
local units = call('HGET', key, 'units')
if not units then return refuse('not_found', '/center') end

call('HSET', key, 'accepting', ARGV[8], 'reason', ARGV[9], 'until', ARGV[10], 'confirmed', now)
for unit in string.gmatch(units, '%S+') do
  if ARGV[8] == '1' then
    call('HDEL', UNIT .. center .. ':' .. unit, 'c')
  else
    call('HSET', UNIT .. center .. ':' .. unit, 'c', ARGV[10] == '' and '-1' or ARGV[10])
  end
end
emit(now, 'k', table.concat({center, now, ARGV[8], ARGV[9], ARGV[10]}, ' '))
audit(now, 'center', center, ARGV[8] == '1' and 'opened' or 'closed')
return done(now .. ' 0')
