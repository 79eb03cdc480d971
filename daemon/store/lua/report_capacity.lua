-- Absolute figures of some unit groups; none: "nothing has changed". A person confirms the center with it.
-- ARGV: 7 center; from 8 on five per unit: unit, version seen, occupied, staffed, out of service (empty: unchanged).
local again = seen_before()
if again then return again end
local now = now_ms()
local center = ARGV[7]
if call('EXISTS', CENTER .. center) == 0 then return refuse('not_found', '/center') end
local groups, named = {}, {}
for i = 8, #ARGV, 5 do
  local at = '/units/' .. (i - 8) / 5
  local unit = ARGV[i]
  if named[unit] then return refuse('invalid_params', at .. '/unit') end
  named[unit] = true
  local total, staffed, occupied, held, out_of_service, version = read_unit(center, unit)
  if not total then return refuse('not_found', at .. '/unit') end
  if version ~= ARGV[i + 1] then
    return refuse('stale_version', at .. '/version', 'unit', unit, 'version', version)
  end
  for n, figure in ipairs({'occupied', 'staffed', 'out_of_service'}) do
    local value = tonumber(ARGV[i + 1 + n])
    if value and (value < 0 or value > tonumber(total)) then
      return refuse('invalid_params', at .. '/' .. figure, 'total', total)
    end
  end
  occupied = tonumber(ARGV[i + 2]) or occupied
  staffed = tonumber(ARGV[i + 3]) or staffed
  out_of_service = tonumber(ARGV[i + 4]) or out_of_service
  groups[#groups + 1] = {unit, total, staffed, occupied, held, out_of_service, version + 1}
end

local event = {'k', center .. ' ' .. now}
local outcome = {now, #groups}
for _, group in ipairs(groups) do
  local line = write_unit(center, unpack(group))
  event[#event + 1] = 'u'
  event[#event + 1] = line
  outcome[#outcome + 1] = line
end
call('HSET', CENTER .. center, 'confirmed', now)
emit(now, unpack(event))
audit(now, 'center', center, 'reported')
return done(table.concat(outcome, ' '))
