-- The sessions in force, each as "account expires device" and the time, in ms, at which it ends when nobody uses it.
local list = {}
for _, account in ipairs(call('SMEMBERS', ACCOUNTS)) do
  for _, mark in ipairs(call('ZRANGEBYSCORE', SESSIONS .. account, now_ms(), '+inf')) do
    local session = call('GET', SESSION .. mark)
    if session then list[#list + 1] = {session, call('PEXPIRETIME', SESSION .. mark)} end
  end
end
return list
