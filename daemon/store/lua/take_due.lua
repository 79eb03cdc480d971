-- Deadlines that have passed, leased: they come again after the lease unless the work moves or removes them. As this is
-- called all the time, it also cuts the stream of events to what is kept. ARGV: 1 at most so many, 2 lease in ms.
local now = now_ms()
call('XTRIM', EVENTS, 'MINID', '~', now - EVENTS_KEPT)
local due = call('ZRANGEBYSCORE', DEADLINES, '-inf', now, 'LIMIT', 0, ARGV[1])
for _, member in ipairs(due) do call('ZADD', DEADLINES, now + ARGV[2], member) end
return due
