-- The open offers of all centers: each has its deadline.
local list = {}
for _, member in ipairs(call('ZRANGE', DEADLINES, 0, -1)) do
  if string.sub(member, 1, 2) == 'o:' then list[#list + 1] = string.sub(member, 3) end
end
return list
