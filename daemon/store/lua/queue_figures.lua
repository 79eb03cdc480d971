-- For system.status: open requests, deadlines that have passed, how late the most late one is in ms, and for how long
-- the request that ended first has been over.
local now = now_ms()
local open = call('ZCARD', QUEUE)
for _, member in ipairs(call('ZRANGE', DEADLINES, 0, -1)) do
  if string.sub(member, 1, 2) == 'o:' then open = open + 1 end
end
local due = call('ZCOUNT', DEADLINES, '-inf', now)
local first = call('ZRANGE', DEADLINES, 0, 0, 'WITHSCORES')
local late = due > 0 and now - first[2] or 0
local ended = call('ZRANGE', ENDED, 0, 0, 'WITHSCORES')[2]
return {open, due, late, ended and now - ended or 0}
