-- All accounts, each as its name, its sealed record and its version.
local list = {}
for _, id in ipairs(call('SMEMBERS', ACCOUNTS)) do
  local body, version = unpack(call('HMGET', ACCOUNT .. id, 'body', 'version'))
  list[#list + 1] = {id, body, version}
end
return list
