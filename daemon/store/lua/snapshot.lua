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
  local c = call('HMGET', CENTER .. id, 'entry', 'units', 'confirmed', 'accepting', 'reason', 'until')
  local lines = {}
  for unit in string.gmatch(c[2], '%S+') do
    lines[#lines + 1] = unit_line(id, unit, call('HMGET', UNIT .. id .. ':' .. unit, 't', 's', 'o', 'h', 'x', 'v'))
  end
  centers[#centers + 1] = {c[1], table.concat({id, c[3], c[4], c[5], c[6]}, ' '), lines}
end
return {call('GET', EPOCH), last, centers}
