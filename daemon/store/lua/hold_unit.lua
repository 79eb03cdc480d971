-- Holds the first candidate that has a free unit and takes people in, in one step with everything that follows from it.
-- ARGV: 7 request, 8 offer, 9 expected version, 10 '1' to wait where none has room, '2' where a
-- candidate may be asked again, 11 the offer's sealed body,
-- 12 '1' to open the request, 13 its urgency, 14 its limits, 15 its sealed body, 16 from whom it is concealed; from 17
-- on one per candidate, "center unit slot". The hottest script: it calls Redis as seldom, and with as few words, as it can.
local again = seen_before()
if again then return again end
local now = now_ms()
local id, offer, opens = ARGV[7], ARGV[8], ARGV[12] == '1'
local request = REQUEST .. id
local made = int('%d', now)
local state, version, owner, fixed, asked, urgency, opener, opened, limits
if opens then
  if call('EXISTS', request) == 1 then return refuse('conflict', '') end
  state, version, asked = 'queued', 0, ''
  urgency, opener, owner, opened, limits = ARGV[13], ARGV[1], ARGV[1], made, ARGV[14]
  fixed = urgency .. ' ' .. opener .. ' ' .. made .. ' ' .. limits
else
  local r = call('HMGET', request, 'state', 'version', 'owner', 'fixed', 'asked')
  state, version, fixed, asked = r[1], r[2], r[4], r[5] or ''
  if not state then return refuse('not_found', '') end
  if version ~= ARGV[9] then return refuse('stale_version', '', 'version', version) end
  if not request_after(state, 'hold') then return refuse('conflict', '', 'state', state) end
  urgency, opener, opened, limits = fixed_of_request(fixed)
  owner = r[3] or opener
end
version = int('%d', version + 1)

local center, unit, slot
local total, staffed, occupied, held, out_of_service, unit_version
local found = false
local asked_before = ' ' .. asked
for i = 17, #ARGV do
  center, unit, slot = string.match(ARGV[i], '^(%S+) (%S+) (%S+)$')
  if asked == '' or ARGV[10] == '2' or not string.find(asked_before, ' ' .. center .. '=', 1, true) then
    local u = call('HMGET', UNITS .. center, unit, '!closed')
    local closed = u[2]
    if u[1] and (not closed or (closed ~= '-1' and tonumber(closed) <= now)) then
      total, staffed, occupied, held, out_of_service, unit_version =
        string.match(u[1], '^(%d+) (%d+) (%d+) (%d+) (%d+) (%d+)$')
      local room, in_service = tonumber(staffed), total - out_of_service
      if in_service < room then room = in_service end
      found = room - occupied - held > 0
      if found then break end
    end
  end
end

if not found then
  if ARGV[10] ~= '1' then return '=0 ' .. id .. ' ' .. (opens and 'waiting' or state) end
  local search_at, remind = int('%d', now + SEARCH_AGAIN), first_reminder('waiting', now, limits)
  if opens then
    call('ZADD', KEPT, made, id)
    call('HSET', request, 'state', 'waiting', 'version', version, 'fixed', fixed, 'body', ARGV[15],
      'deadline', search_at, 'remind', remind .. ' 1')
    call('ZADD', QUEUE, queue_score(urgency, opened), id)
    call('ZADD', OWN_REQUESTS .. opener, queue_score(urgency, opened), id)
  elseif state == 'waiting' then
    call('HSET', request, 'deadline', search_at)
  else
    call('HSET', request, 'state', 'waiting', 'version', version, 'deadline', search_at, 'remind', remind .. ' 1')
  end
  call('ZADD', DEADLINES, search_at, 'r:' .. id)
  if state ~= 'waiting' then
    call('ZADD', DEADLINES, remind, 'n:' .. id)
    emit(made, 'r', id .. ' waiting ' .. owner .. ' ' .. opener .. ' ' .. urgency .. ' ' .. opened .. '  ' .. version,
      unpack(conceal(id, ARGV[16])))
    audit(made, 'request', id, 'waiting')
  end
  return done('0 ' .. id .. ' waiting')
end

local answer, reminder = string.match(limits, '^(%d+) (%d+)')
local answer_by, remind = int('%d', now + answer * 1000), int('%d', now + reminder * 1000)
local hidden = ARGV[16] ~= ''
if not opens then hidden = is_concealed(id) end
local line = total .. ' ' .. staffed .. ' ' .. occupied .. ' ' .. int('%d', held + 1) .. ' ' .. out_of_service .. ' ' ..
  int('%d', hidden and unit_version or unit_version + 1)
call('HSET', UNITS .. center, unit, line)
call('HSET', OFFER .. offer, 'state', 'offered', 'fixed', id .. ' ' .. center .. ' ' .. unit .. ' ' .. slot .. ' ' ..
  made .. ' ' .. answer_by, 'body', ARGV[11])
if opens then
  call('ZADD', KEPT, made, id)
  call('ZADD', OWN_REQUESTS .. opener, queue_score(urgency, opened), id)
  call('HSET', request, 'state', 'offered', 'version', version, 'fixed', fixed, 'body', ARGV[15],
    'deadline', answer_by, 'asked', center .. '=' .. offer, 'remind', remind .. ' 1')
else
  local asked_now = (asked == '' and '' or asked .. ' ') .. center .. '=' .. offer
  call('HSET', request, 'state', 'offered', 'version', version, 'deadline', answer_by, 'asked', asked_now,
    'remind', remind .. ' 1')
  call('ZREM', QUEUE, id)
  if state ~= 'queued' then call('ZREM', DEADLINES, 'r:' .. id) end
end
call('ZADD', DEADLINES, answer_by, 'o:' .. offer, remind, 'n:' .. id)
call('ZADD', CENTER_OFFERS .. center, made, offer)
emit(made, 'u', center .. ' ' .. unit .. ' ' .. line,
  'o', offer .. ' ' .. id .. ' ' .. center .. ' ' .. unit .. ' offered ' .. slot .. ' ' .. made .. ' ' .. answer_by .. ' ',
  's', ARGV[11],
  'r', id .. ' offered ' .. owner .. ' ' .. opener .. ' ' .. urgency .. ' ' .. opened .. '  ' .. version,
  unpack(conceal(id, ARGV[16])))
audit(made, 'request', id, 'offered')
return done('1 ' .. id .. ' offered ' .. offer .. ' ' .. center .. ' ' .. unit .. ' ' .. slot .. ' ' .. made .. ' ' ..
  answer_by)
