-- Open requests that an account has opened or owns, each as its id and its hash. Every open request stands in the queue
-- or has an open offer, which has a deadline. ARGV: 1 account.
local list = {}
local function look(id)
  local owner, fixed = unpack(call('HMGET', REQUEST .. id, 'owner', 'fixed'))
  if not fixed then return end
  local _, opener = fixed_of_request(fixed)
  if owner == ARGV[1] or opener == ARGV[1] then list[#list + 1] = {id, call('HGETALL', REQUEST .. id)} end
end
for _, id in ipairs(call('ZRANGE', QUEUE, 0, -1)) do look(id) end
for _, member in ipairs(call('ZRANGE', DEADLINES, 0, -1)) do
  if string.sub(member, 1, 2) == 'o:' then
    local offer = call('HGET', OFFER .. string.sub(member, 3), 'fixed')
    if offer then look((fixed_of_offer(offer))) end
  end
end
return list
