-- Keeps what may be told of a month that is over, once, and deletes what was counted. ARGV: 1 month, 2 the summary.
-- Answers 1, or 0 where the month is not over.
local month = ARGV[1]
if month >= month_of(now_ms()) then return 0 end
if not call('HGET', SUMMARIES, month) then call('HSET', SUMMARIES, month, ARGV[2]) end
local tallies = call('HGETALL', TALLIES)
for i = 1, #tallies, 2 do
  if string.sub(tallies[i], 1, #month + 1) == month .. ' ' then call('HDEL', TALLIES, tallies[i]) end
end
return 1
