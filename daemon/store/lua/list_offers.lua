-- A center's open offers, oldest first, each as its id and its hash. ARGV: 1 center.
local list = {}
for _, id in ipairs(call('ZRANGE', CENTER_OFFERS .. ARGV[1], 0, -1)) do
  list[#list + 1] = {id, call('HGETALL', OFFER .. id)}
end
return list
