-- Stands before every script. Before it the loader puts what C++ knows: now_ms, request_after and offer_after (the life
-- cycle of domain/request.hpp) and the names of keys and durations in capitals.
--
-- Scripts that change something get in ARGV: 1 account, 2 role, 3 the actor's center, 4 verb, 5 idempotency key (may
-- be empty), 6 fingerprint of the call, from 7 on their own. They check everything before their first write, because
-- Lua has no rollback. They answer "=outcome", "~outcome" (the first call's, repeated) or "!code at figure value …";
-- parts stand one space apart, and empty parts are nothing.
local call = redis.call

local function refuse(code, at, ...)
  return table.concat({'!' .. code, at, ...}, ' ')
end

-- The answer of an earlier call with this key, or a refusal where the key was used for another call.
local function seen_before()
  if ARGV[5] == '' then return nil end
  local known = call('GET', ONCE .. ARGV[1] .. ':' .. ARGV[5])
  if not known then return nil end
  local length = #ARGV[6]
  if string.sub(known, 1, length + 1) ~= ARGV[6] .. ' ' then return refuse('key_reused', '') end
  return '~' .. string.sub(known, length + 2)
end

-- Remembers the outcome for this key, and answers it.
local function done(outcome)
  if ARGV[5] ~= '' then
    call('SET', ONCE .. ARGV[1] .. ':' .. ARGV[5], ARGV[6] .. ' ' .. outcome, 'PX', ONCE_KEPT)
  end
  return '=' .. outcome
end

local function audit(now, kind, id, outcome)
  call('XADD', AUDIT, 'MAXLEN', '~', AUDIT_KEPT, '*', 'at', now, 'account', ARGV[1], 'role', ARGV[2], 'verb', ARGV[4],
    'kind', kind, 'id', id, 'outcome', outcome)
end

-- One event with everything that this step changed: t time, u unit, k confirmation, p register entry, o offer,
-- s what the center may see of it, r request.
local function emit(now, ...)
  call('XADD', EVENTS, 'MINID', '~', now - EVENTS_KEPT, '*', 't', now, ...)
end

-- HMGET's order for a unit group: total, staffed, occupied, held, out of service, version.
local function unit_line(center, unit, u)
  return center .. ' ' .. unit .. ' ' .. u[1] .. ' ' .. u[2] .. ' ' .. u[3] .. ' ' .. u[4] .. ' ' .. u[5] .. ' ' .. u[6]
end

-- Most urgent first, then oldest.
local function queue_score(urgency, opened)
  return (2 - urgency) * 10000000000000 + opened
end

-- The n-th figure of a request's limits: 1 answer, 2 reminder, 3 alarm (seconds), 4 margin (minutes), 5 claim (seconds).
local function limit_of(limits, n)
  for value in string.gmatch(limits, '%d+') do
    n = n - 1
    if n == 0 then return tonumber(value) end
  end
end

-- A held unit is free again; with `arrives`, it is occupied. Answers its line for the event.
local function give_back(center, unit, arrives)
  local key = UNIT .. center .. ':' .. unit
  local u = call('HMGET', key, 't', 's', 'o', 'h', 'x', 'v')
  u[4], u[6] = u[4] - 1, u[6] + 1
  if arrives then u[3] = u[3] + 1 end
  call('HSET', key, 'o', u[3], 'h', u[4], 'v', u[6])
  return unit_line(center, unit, u)
end

-- What is over is kept for a while, so that people can look it up.
local function let_expire(request, offers)
  call('PEXPIRE', REQUEST .. request, ENDED_KEPT)
  for offer in string.gmatch(offers, '%S+') do call('PEXPIRE', OFFER .. offer, ENDED_KEPT) end
end
