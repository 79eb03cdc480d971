-- ARGV: 7 mark of the token, 8 expires, 9 idle in ms, 10 device, 11 time step of the code (may be empty),
-- 12 mark of the account, 13 mark of the source, 14 version of the account that was checked.
local now = now_ms()
local account, mark, expires = ARGV[1], ARGV[7], ARGV[8]
local step = ARGV[11]
if (call('HGET', ACCOUNT .. account, 'version') or '0') ~= ARGV[14] then return refuse('wrong_credentials', '') end
if step ~= '' then
  local used = call('HGET', ACCOUNT .. account, 'step')
  if used and tonumber(used) >= tonumber(step) then return refuse('wrong_credentials', '') end
  call('HSET', ACCOUNT .. account, 'step', step)
end
call('SET', SESSION .. mark, account .. ' ' .. expires .. ' ' .. ARGV[10], 'PXAT',
  int('%d', math.min(tonumber(expires), now + ARGV[9])))
call('ZREMRANGEBYSCORE', SESSIONS .. account, '-inf', now)
call('ZADD', SESSIONS .. account, expires, mark)
call('PEXPIREAT', SESSIONS .. account, expires, 'NX')
call('PEXPIREAT', SESSIONS .. account, expires, 'GT')
call('DEL', attempts_of(ARGV[12], ARGV[13]))
local known = KNOWN .. ARGV[12]
call('ZADD', known, now, ARGV[13])
call('ZREMRANGEBYRANK', known, 0, -1 - SOURCES_KNOWN)
call('EXPIRE', known, SOURCE_KNOWN)
audit(now, 'session', '-', 'opened')
return done('')
