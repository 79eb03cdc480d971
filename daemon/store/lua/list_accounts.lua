-- All accounts, each as its name and its sealed record.
local list = {}
for _, id in ipairs(call('SMEMBERS', ACCOUNTS)) do list[#list + 1] = {id, call('HGET', ACCOUNT .. id, 'body')} end
return list
