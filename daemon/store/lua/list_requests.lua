-- Open requests that an account has opened or owns, most urgent and oldest first, each as its id and its hash.
-- ARGV: 1 account, 2 at most so many.
local list = {}
for _, id in ipairs(call('ZRANGE', OWN_REQUESTS .. ARGV[1], 0, ARGV[2] - 1)) do
  list[#list + 1] = {id, call('HGETALL', REQUEST .. id)}
end
return list
