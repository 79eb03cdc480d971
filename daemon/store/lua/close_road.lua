-- Closes a section of road for a time, or changes the closure of this section for these vehicles.
-- ARGV: 7 closure, 8 and 9 the section's ends, 10 begins, 11 until, 12 vehicles.
local again = seen_before()
if again then return again end
local now = now_ms()
local id, from, to = ARGV[7], ARGV[8], ARGV[9]
if tonumber(ARGV[11]) <= now or tonumber(ARGV[11]) <= tonumber(ARGV[10]) then
  return refuse('invalid_params', '/until', 'why', 'range')
end
local known = call('HGETALL', CLOSURES)
for i = 1, #known, 2 do
  local a, b, vehicles = string.match(known[i + 1], '^(%S+) (%S+) %d+ %d+ (%d+)$')
  local same_section = (a == from and b == to) or (a == to and b == from)
  if same_section and vehicles == ARGV[12] then id = known[i] end
end
local line = table.concat({from, to, ARGV[10], ARGV[11], ARGV[12]}, ' ')
call('HSET', CLOSURES, id, line)
call('ZADD', DEADLINES, now, 'x:' .. id)
emit(now, 'z', id .. ' 1 ' .. line)
audit(now, 'road', id, 'closed')
return done(id .. ' ' .. line)
