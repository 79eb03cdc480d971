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
  local u = call('HMGET', UNIT .. center .. ':' .. unit, 't', 's', 'o', 'h', 'x', 'v')
  if not u[1] then return refuse('not_found', at .. '/unit') end
  if u[6] ~= ARGV[i + 1] then return refuse('stale_version', at .. '/version', 'unit', unit, 'version', u[6]) end
  -- Place in u and name of the three figures.
  for n, figure in ipairs({{3, 'occupied'}, {2, 'staffed'}, {5, 'out_of_service'}}) do
    local value = ARGV[i + 1 + n]
    if value ~= '' then
      if tonumber(value) < 0 or tonumber(value) > tonumber(u[1]) then
        return refuse('invalid_params', at .. '/' .. figure[2], 'total', u[1])
      end
      u[figure[1]] = value
    end
  end
  u[6] = u[6] + 1
  groups[#groups + 1] = {unit, u}
end

local event = {'k', center .. ' ' .. now}
local outcome = {now, #groups}
for _, group in ipairs(groups) do
  local unit, u = group[1], group[2]
  call('HSET', UNIT .. center .. ':' .. unit, 's', u[2], 'o', u[3], 'x', u[5], 'v', u[6])
  local line = unit_line(center, unit, u)
  event[#event + 1] = 'u'
  event[#event + 1] = line
  outcome[#outcome + 1] = line
end
call('HSET', CENTER .. center, 'confirmed', now)
emit(now, unpack(event))
audit(now, 'center', center, 'reported')
return done(table.concat(outcome, ' '))
