-- ARGV: 7 account, 8 sealed record, 9 '1' where it must be new, 10 '1' where its sessions end, 11 version that was
-- read ('0': whatever is there).
local again = seen_before()
if again then return again end
local now = now_ms()
local id = ARGV[7]
local key = ACCOUNT .. id
local version = call('HGET', key, 'version')
if version and ARGV[9] == '1' then return refuse('conflict', '/account') end
if ARGV[11] ~= '0' and version ~= ARGV[11] then return refuse('stale_version', '/account', 'version', version or 0) end
call('HSET', key, 'body', ARGV[8], 'version', (version or 0) + 1)
call('SADD', ACCOUNTS, id)
if ARGV[10] == '1' then
  for _, mark in ipairs(call('ZRANGE', SESSIONS .. id, 0, -1)) do call('DEL', SESSION .. mark) end
  call('DEL', SESSIONS .. id)
  emit(now, 'x', id)
end
audit(now, 'account', id, version and 'changed' or 'created')
return done('')
