-- A new or changed register entry. ARGV: 7 center, 8 sealed entry; for a new center 9 confirmed at, 10 '1' if
-- accepting, 11 reason, 12 until; 13 '1' if a handover is told, 14 it, sealed, or '' for none from now on; from 15 on two per unit group:
-- unit, total.
local again = seen_before()
if again then return again end
local now = now_ms()
local center = ARGV[7]
local key = CENTER .. center
local c = call('HMGET', key, 'units', 'version', 'confirmed', 'accepting', 'reason', 'until')
local known, version, confirmed, accepting, reason, until_ = unpack(c)
local new = not known
if new then
  known, version, confirmed, accepting, reason, until_ = '', 0, ARGV[9], ARGV[10], ARGV[11], ARGV[12]
end
local kept, units = {}, {}
for i = 15, #ARGV, 2 do
  kept[ARGV[i]] = true
  units[#units + 1] = ARGV[i]
end
local gone = {}
for unit in string.gmatch(known, '%S+') do
  if not kept[unit] then
    local _, _, occupied, held = read_unit(center, unit)
    if tonumber(occupied) > 0 or tonumber(held) > 0 then
      return refuse('conflict', '/units', 'unit', unit, 'occupied', occupied, 'held', held)
    end
    gone[#gone + 1] = unit
  end
end

if #gone > 0 then call('HDEL', UNITS .. center, unpack(gone)) end
for _, unit in ipairs(gone) do write_overflow(center, unit, 0, 0) end
if new and accepting ~= '1' then call('HSET', UNITS .. center, '!closed', until_ == '' and '-1' or until_) end
local event = {'p', ARGV[8], 'pc', table.concat({center, confirmed, accepting, reason, until_}, ' ')}
local outcome = {confirmed, #units}
for i = 15, #ARGV, 2 do
  local unit = ARGV[i]
  local places, ends = read_overflow(center, unit)
  local entry_total = ARGV[i + 1] + places
  local total, staffed, occupied, held, out_of_service, unit_version = read_unit(center, unit)
  if not total then
    total, staffed, occupied, held, out_of_service, unit_version = entry_total, entry_total, 0, 0, 0, 1
  elseif tonumber(total) ~= entry_total then
    total, unit_version = entry_total, unit_version + 1
    if tonumber(staffed) > entry_total then staffed = entry_total end
  end
  local line = write_unit(center, unit, total, staffed, occupied, held, out_of_service, unit_version)
  event[#event + 1] = 'u'
  event[#event + 1] = line
  if places > 0 then
    event[#event + 1] = 'v'
    event[#event + 1] = overflow_line(center, unit, places, ends)
  end
  outcome[#outcome + 1] = line
end
call('HSET', key, 'entry', ARGV[8], 'units', table.concat(units, ' '), 'version', version + 1,
  'confirmed', confirmed, 'accepting', accepting, 'reason', reason, 'until', until_)
call('ZADD', CENTERS, 'NX', call('ZCARD', CENTERS), center)
emit(now, unpack(event))
audit(now, 'center', center, 'put')
if ARGV[13] == '1' then
  if ARGV[14] ~= '' then call('HSET', key, 'handover', ARGV[14]) else call('HDEL', key, 'handover') end
  audit(now, 'center', center, ARGV[14] ~= '' and 'handover_put' or 'handover_removed')
end
return done(table.concat(outcome, ' '))
