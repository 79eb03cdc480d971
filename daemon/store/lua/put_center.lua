-- A new or changed register entry. ARGV: 7 center, 8 sealed entry; for a new center 9 confirmed at, 10 '1' if
-- accepting, 11 reason, 12 until; from 13 on two per unit group: unit, total.
local again = seen_before()
if again then return again end
local now = now_ms()
local center = ARGV[7]
local key = CENTER .. center
local c = call('HMGET', key, 'units', 'version', 'confirmed', 'accepting', 'reason', 'until')
local known, version, confirmed, accepting, reason, until_ = unpack(c)
if not known then
  known, version, confirmed, accepting, reason, until_ = '', 0, ARGV[9], ARGV[10], ARGV[11], ARGV[12]
end
local kept, units = {}, {}
for i = 13, #ARGV, 2 do
  kept[ARGV[i]] = true
  units[#units + 1] = ARGV[i]
end
for unit in string.gmatch(known, '%S+') do
  local u = not kept[unit] and call('HMGET', UNIT .. center .. ':' .. unit, 'o', 'h')
  if u and (tonumber(u[1]) > 0 or tonumber(u[2]) > 0) then
    return refuse('conflict', '/units', 'unit', unit, 'occupied', u[1], 'held', u[2])
  end
end

for unit in string.gmatch(known, '%S+') do
  if not kept[unit] then call('DEL', UNIT .. center .. ':' .. unit) end
end
local event = {'p', ARGV[8], 'pc', table.concat({center, confirmed, accepting, reason, until_}, ' ')}
local outcome = {confirmed, #units}
for i = 13, #ARGV, 2 do
  local unit, total = ARGV[i], tonumber(ARGV[i + 1])
  local group = UNIT .. center .. ':' .. unit
  local u = call('HMGET', group, 't', 's', 'o', 'h', 'x', 'v')
  if not u[1] then
    u = {total, total, 0, 0, 0, 1}
    if accepting ~= '1' then call('HSET', group, 'c', until_ == '' and '-1' or until_) end
  elseif tonumber(u[1]) ~= total then
    u[1], u[6] = total, u[6] + 1
    if tonumber(u[2]) > total then u[2] = total end
  end
  call('HSET', group, 't', u[1], 's', u[2], 'o', u[3], 'h', u[4], 'x', u[5], 'v', u[6])
  local line = unit_line(center, unit, u)
  event[#event + 1] = 'u'
  event[#event + 1] = line
  outcome[#outcome + 1] = line
end
call('HSET', key, 'entry', ARGV[8], 'units', table.concat(units, ' '), 'version', version + 1,
  'confirmed', confirmed, 'accepting', accepting, 'reason', reason, 'until', until_)
call('ZADD', CENTERS, 'NX', call('ZCARD', CENTERS), center)
emit(now, unpack(event))
audit(now, 'center', center, 'put')
return done(table.concat(outcome, ' '))
