-- Ends the closure of a road. ARGV: 7 closure, 8 '1' only where its time is over.
local again = seen_before()
if again then return again end
local now = now_ms()
local id = ARGV[7]
local line = call('HGET', CLOSURES, id)
if not line then return refuse('not_found', '/closure') end
local due = string.match(line, '(%d+) %d+$') - now
if ARGV[8] == '1' and due > 0 then return refuse('conflict', '', 'due_in_ms', due) end
call('HDEL', CLOSURES, id)
call('ZADD', DEADLINES, now, 'x:' .. id)
emit(now, 'z', id .. ' 0 ' .. line)
audit(now, 'road', id, ARGV[8] == '1' and 'over' or 'opened')
return done(id .. ' ' .. line)
