-- Deletes requests that ended long enough ago, with their offers, and tells what is left.
-- ARGV: 7 ended longer ago than, 8 open longer than, both in ms, 9 at most so many of each, 10 '1' only to look; for an
-- evacuation 11 the day key from which on keys are kept where no request is left, 12 how many were ended for it.
local again = seen_before()
if again then return again end
local now = now_ms()
local most, looks, keys_from = tonumber(ARGV[9]), ARGV[10] == '1', ARGV[11]

local overdue = {}
for _, id in ipairs(call('ZRANGEBYSCORE', KEPT, '-inf', int('%d', now - ARGV[8]))) do
  if #overdue < most and not call('ZSCORE', ENDED, id) then overdue[#overdue + 1] = id end
end
local over = looks and {} or call('ZRANGEBYSCORE', ENDED, '-inf', int('%d', now - ARGV[7]), 'LIMIT', 0, most)
for _, id in ipairs(over) do
  local asked = call('HGET', REQUEST .. id, 'asked') or ''
  for offer in string.gmatch(asked, '=(%S+)') do call('DEL', OFFER .. offer) end
  call('DEL', REQUEST .. id)
  call('ZREM', ENDED, id)
  call('ZREM', KEPT, id)
end

local oldest_ended = call('ZRANGE', ENDED, 0, 0, 'WITHSCORES')[2]
local remains = oldest_ended and now - oldest_ended or 0
local oldest_kept = call('ZRANGE', KEPT, 0, 0, 'WITHSCORES')[2]
if not looks and keys_from ~= '' then
  call('SET', TRIM_BEFORE, now)
  local known = call('GET', KEYS_FROM)
  if not oldest_kept and not (known and tonumber(known) >= tonumber(keys_from)) then
    call('SET', KEYS_FROM, keys_from)
    emit(now, 'w', keys_from)
  end
end
if #over > 0 or (not looks and keys_from ~= '') then audit(now, 'requests', #over, 'purged') end
local outcome = table.concat({now, #over, ARGV[12], remains, oldest_kept or '', call('GET', KEYS_FROM) or '',
  table.concat(overdue, ' ')}, ' ')
return looks and '=' .. outcome or done(outcome)
