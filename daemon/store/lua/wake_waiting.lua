-- Makes waiting requests due, most urgent first: their deadlines lie a millisecond apart, the last at now, so that they
-- are taken in that order. ARGV: 1 at most so many.
local now = now_ms()
local most = tonumber(ARGV[1])
local woken = {}
local from, step = 0, 256
while #woken < most do
  local ids = call('ZRANGE', QUEUE, from, from + step - 1)
  for _, id in ipairs(ids) do
    if #woken < most and call('HGET', REQUEST .. id, 'state') == 'waiting' then woken[#woken + 1] = id end
  end
  if #ids < step then break end
  from = from + step
end
for i, id in ipairs(woken) do
  local at = now - #woken + i
  call('HSET', REQUEST .. id, 'deadline', at)
  call('ZADD', DEADLINES, at, 'r:' .. id)
end
return #woken
