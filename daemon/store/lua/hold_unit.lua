-- Holds the first candidate that has a free unit and takes people in, in one step with everything that follows from it.
-- ARGV: 7 request, 8 offer, 9 expected version, 10 '1' to wait where none has room, 11 the offer's sealed body,
-- 12 '1' to open the request, 13 its urgency, 14 its limits, 15 its sealed body; from 16 on four per candidate:
-- center, unit, travel minutes, route.
local again = seen_before()
if again then return again end
local now = now_ms()
local id, opens = ARGV[7], ARGV[12] == '1'
local request = REQUEST .. id
local state, version, urgency, opener, owner, opened = 'queued', 0, ARGV[13], ARGV[1], ARGV[1], now
local asked, offers, limits = '', '', ARGV[14]
if opens then
  if call('EXISTS', request) == 1 then return refuse('conflict', '') end
else
  local r = call('HMGET', request, 'state', 'version', 'urgency', 'opener', 'owner', 'opened', 'asked', 'offers', 'limits')
  state, version, urgency, opener, owner, opened, asked, offers, limits = unpack(r)
  asked, offers = asked or '', offers or ''
  if not state then return refuse('not_found', '') end
  if version ~= ARGV[9] then return refuse('stale_version', '', 'version', version) end
  if not request_after(state, 'hold') then return refuse('conflict', '', 'state', state) end
end

local center, unit, travel, route, u
local asked_before = ' ' .. asked .. ' '
for i = 16, #ARGV, 4 do
  center, unit, travel, route = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  if asked == '' or not string.find(asked_before, ' ' .. center .. ' ', 1, true) then
    u = call('HMGET', UNIT .. center .. ':' .. unit, 't', 's', 'o', 'h', 'x', 'v', 'c')
    -- c: nothing while the center takes people in, -1 while it does not, else until when it does not.
    local closed = u[7]
    if u[1] and (not closed or (closed ~= '-1' and tonumber(closed) <= now)) then
      local room, in_service = tonumber(u[2]), u[1] - u[5]
      if in_service < room then room = in_service end
      if room - u[3] - u[4] > 0 then break end
    end
    u = nil
  end
end

if not u then
  if ARGV[10] ~= '1' then return '=0 ' .. id .. ' ' .. (opens and 'waiting' or state) end
  local search_at = now + SEARCH_AGAIN
  if opens then
    call('HSET', request, 'state', 'waiting', 'version', 1, 'urgency', urgency, 'opener', opener, 'owner', owner,
      'opened', opened, 'limits', limits, 'body', ARGV[15], 'deadline', search_at)
    call('ZADD', QUEUE, queue_score(urgency, opened), id)
  elseif state == 'waiting' then
    call('HSET', request, 'deadline', search_at)
  else
    call('HSET', request, 'state', 'waiting', 'version', version + 1, 'deadline', search_at)
  end
  call('ZADD', DEADLINES, search_at, 'r:' .. id)
  if state ~= 'waiting' then
    emit(now, 'r', id .. ' waiting ' .. owner .. ' ' .. opener .. ' ' .. urgency .. ' ' .. opened .. '  ' .. version + 1)
    audit(now, 'request', id, 'waiting')
  end
  return done('0 ' .. id .. ' waiting')
end

local offer = ARGV[8]
local answer_by = now + string.match(limits, '^%d+') * 1000
u[4], u[6] = u[4] + 1, u[6] + 1
call('HSET', UNIT .. center .. ':' .. unit, 'h', u[4], 'v', u[6])
call('HSET', OFFER .. offer, 'request', id, 'center', center, 'unit', unit, 'state', 'offered', 'route', route,
  'travel', travel, 'made', now, 'answer_by', answer_by, 'body', ARGV[11])
version = version + 1
if opens then
  call('HSET', request, 'state', 'offered', 'version', version, 'urgency', urgency, 'opener', opener, 'owner', owner,
    'opened', opened, 'limits', limits, 'body', ARGV[15], 'deadline', answer_by, 'asked', center, 'offer', offer,
    'offers', offer)
else
  local asked_now = asked == '' and center or asked .. ' ' .. center
  local offers_now = offers == '' and offer or offers .. ' ' .. offer
  call('HSET', request, 'state', 'offered', 'version', version, 'deadline', answer_by, 'asked', asked_now,
    'offer', offer, 'offers', offers_now)
  call('ZREM', QUEUE, id)
  if state ~= 'queued' then call('ZREM', DEADLINES, 'r:' .. id) end
end
call('ZADD', DEADLINES, answer_by, 'o:' .. offer)
call('ZADD', CENTER_OFFERS .. center, now, offer)
emit(now, 'u', unit_line(center, unit, u),
  'o', offer .. ' ' .. id .. ' ' .. center .. ' ' .. unit .. ' offered ' .. travel .. ' ' .. now .. ' ' .. answer_by .. ' ',
  's', ARGV[11],
  'r', id .. ' offered ' .. owner .. ' ' .. opener .. ' ' .. urgency .. ' ' .. opened .. '  ' .. version)
audit(now, 'request', id, 'offered')
return done('1 ' .. id .. ' offered ' .. offer .. ' ' .. center .. ' ' .. unit .. ' ' .. travel .. ' ' .. now .. ' ' ..
  answer_by .. ' ' .. route)
