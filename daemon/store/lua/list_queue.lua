-- Requests that nobody holds a unit for, most urgent first, each as its id and its hash. ARGV: 1 at most so many.
local list = {}
for _, id in ipairs(call('ZRANGE', QUEUE, 0, ARGV[1] - 1)) do list[#list + 1] = {id, call('HGETALL', REQUEST .. id)} end
return list
