-- Everything that a board needs, and the cursor at which it is true. ARGV: 1 an epoch, used where there is none yet.
call('SET', EPOCH, ARGV[1], 'NX')
local last = '0-0'
if call('EXISTS', EVENTS) == 1 then
  local info = call('XINFO', 'STREAM', EVENTS)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then last = info[i + 1] end
  end
end
local centers = {}
for _, id in ipairs(call('ZRANGE', CENTERS, 0, -1)) do
  local c = call('HMGET', CENTER .. id, 'entry', 'confirmed', 'accepting', 'reason', 'until')
  centers[#centers + 1] = {c[1], table.concat({id, c[2], c[3], c[4], c[5]}, ' '),
    call('HGETALL', UNITS .. id)}
end
return {call('GET', EPOCH), last, centers, call('HGETALL', CONCEALED)}
