-- Opens or closes a center. A person confirms the center with it. ARGV: 7 center, 8 '1' or '0', 9 reason, 10 until.
-- The closing stands with the units, too, so that holding a unit reads one hash.
local again = seen_before()
if again then return again end
local now = now_ms()
local center = ARGV[7]
if call('EXISTS', CENTER .. center) == 0 then return refuse('not_found', '/center') end

call('HSET', CENTER .. center, 'accepting', ARGV[8], 'reason', ARGV[9], 'until', ARGV[10], 'confirmed', now)
if ARGV[8] == '1' then
  call('HDEL', UNITS .. center, '!closed')
else
  call('HSET', UNITS .. center, '!closed', ARGV[10] == '' and '-1' or ARGV[10])
end
emit(now, 'k', table.concat({center, now, ARGV[8], ARGV[9], ARGV[10]}, ' '))
audit(now, 'center', center, ARGV[8] == '1' and 'opened' or 'closed')
return done(now .. ' 0')
