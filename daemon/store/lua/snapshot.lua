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
-- Of each concealed request: id, from whom, and the offer for which a unit is held, if any.
local concealed = {}
local all = call('HGETALL', CONCEALED)
for i = 1, #all, 2 do
  local r = call('HMGET', REQUEST .. all[i], 'state', 'asked')
  local offer = (r[1] == 'offered' or r[1] == 'accepted') and string.match(r[2] or '', '=([^= ]+)$')
  local fixed = offer and call('HGET', OFFER .. offer, 'fixed') or ''
  concealed[#concealed + 1] = {all[i], all[i + 1], fixed}
end
-- Of each that waits for a place: "id urgency opened".
local waiting = {}
for _, id in ipairs(call('ZRANGE', QUEUE, 0, -1)) do
  local r = call('HMGET', REQUEST .. id, 'state', 'fixed')
  if r[1] == 'waiting' then
    local urgency, _, opened = fixed_of_request(r[2])
    waiting[#waiting + 1] = id .. ' ' .. urgency .. ' ' .. opened
  end
end
return {call('GET', EPOCH), last, centers, concealed, waiting, call('HGETALL', CLOSURES)}
