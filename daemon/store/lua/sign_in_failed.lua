-- ARGV: 1 mark of the account, 2 mark of the source.
local key = attempts_of(ARGV[1], ARGV[2])
local count = call('HINCRBY', key, 'count', 1)
if count >= tonumber(FREE_ATTEMPTS) then
  local wait = math.min(tonumber(LONGEST_WAIT), 1000 * 2 ^ math.min(count - FREE_ATTEMPTS, 30))
  call('HSET', key, 'until', int('%d', now_ms() + wait))
end
call('EXPIRE', key, ATTEMPTS_KEPT)
return count
