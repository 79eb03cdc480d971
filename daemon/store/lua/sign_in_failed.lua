-- ARGV: 7 mark of the account, 8 mark of the source, 9 outcome for the audit (empty: no entry).
local now = now_ms()
local key = attempts_of(ARGV[7], ARGV[8])
local count = call('HINCRBY', key, 'count', 1)
if count >= tonumber(FREE_ATTEMPTS) then
  local wait = math.min(tonumber(LONGEST_WAIT), 1000 * 2 ^ math.min(count - FREE_ATTEMPTS, 30))
  call('HSET', key, 'until', int('%d', now + wait))
end
call('EXPIRE', key, ATTEMPTS_KEPT)
if ARGV[9] ~= '' then audit(now, 'session', '-', ARGV[9]) end
return '='
