-- ARGV: 7 account, 8 sealed record, 9 '1' where it must be new.
local again = seen_before()
if again then return again end
local now = now_ms()
local key = ACCOUNT .. ARGV[7]
local version = call('HGET', key, 'version')
if version and ARGV[9] == '1' then return refuse('conflict', '/account') end
call('HSET', key, 'body', ARGV[8], 'version', (version or 0) + 1)
audit(now, 'account', ARGV[7], version and 'changed' or 'created')
return done('')
