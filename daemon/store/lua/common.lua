-- What scripts share. The loader (scripts.cpp) puts before each script the functions below that it uses, and what C++
-- knows: now_ms, request_after and offer_after (the life cycle of domain/request.hpp), and in capitals the names of
-- keys and durations. Only what is used, because a script's prelude is carried out anew with every call.
--
-- Scripts that change something get in ARGV: 1 account, 2 role, 3 the actor's center, 4 verb, 5 idempotency key (may
-- be empty), 6 fingerprint of the call, from 7 on their own. They check everything before their first write, because
-- Lua has no rollback. They answer "=outcome", "~outcome" (the first call's, repeated) or "!code at figure value …";
-- parts stand one space apart, and empty parts are nothing.
--
-- What is stored, besides the sealed body of each record:
--   request  state, version, deadline, remind "when stage" of the next reminder, owner (absent: the opener), outcome,
--            reason, blocked (sealed), refused "offer offer …" by the person,
--            fixed "urgency opener opened answer reminder alarm margin claim", asked "center=offer center=offer …"
--   offer    state, held_until, extended, reason, code (sealed), tries (with wrong codes), accepted,
--            shown (the last look), looks, by (the role that told its state for the center),
--            fixed "request center unit slot made answer_by"; the slot tells which of the sealed routes is its own
--   units    of a center: unit → "total staffed occupied held out_of_service version"; "!closed" → -1 or until when,
--            absent while the center takes people in; "!over:unit" → "places until", overflow places: total and staffed have them in
--   closures of roads: id → "from to begins until vehicles"
--   center   entry (sealed), handover (sealed), units (their codes in order), confirmed, accepting, reason, until, version
--   tallies of months that are not summarised yet: "2026-10 placed center", without the center where it is not counted
--            by center → how often; summaries: "2026-10" → what may be told (redis_summaries.cpp)
--   responses of a center: the newest first, each a letter, 6 digits of seconds and 6 of the day (domain/promise.hpp)
local call = redis.call

-- Whole numbers as text: far cheaper than Lua's own way, which goes through floating point.
local int = string.format

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
  if ARGV[5] ~= '' then call('SET', ONCE .. ARGV[1] .. ':' .. ARGV[5], ARGV[6] .. ' ' .. outcome, 'EX', ONCE_KEPT) end
  return '=' .. outcome
end

-- One entry: when, account, role, verb, kind and id of the object, outcome.
local function audit(now, kind, id, outcome)
  call('XADD', AUDIT, '*', 'e',
    now .. ' ' .. ARGV[1] .. ' ' .. ARGV[2] .. ' ' .. ARGV[4] .. ' ' .. kind .. ' ' .. id .. ' ' .. outcome)
end

-- Writes down from whom a new request is concealed, if from anybody, and answers the event's parts for it.
local function conceal(request, sealed)
  if sealed == '' then return {} end
  call('HSET', CONCEALED, request, sealed)
  return {'c', sealed}
end

-- One event with everything that this step changed: t time, u unit, k confirmation, p register entry, o offer,
-- s (new) or b its sealed body, r request, c from whom a new one is concealed, w day keys wiped, x account signed out,
-- h offer and center of a handover that was shown, v overflow places of a unit group, n reminder, bl what blocked a
-- request that has ended, sealed, z id, '1' (closed) or '0' and line of a road's closure, y the way of this offer has
-- changed.
local function emit(now, ...)
  call('XADD', EVENTS, '*', 't', now, ...)
end

-- Most urgent first, then oldest.
local function queue_score(urgency, opened)
  return int('%d', (2 - urgency) * 10000000000000 + opened)
end

-- Urgency, opener, opened and limits of a request; limits are "answer reminder alarm margin claim".
local function fixed_of_request(fixed)
  return string.match(fixed, '^(%d) (%S*) (%d+) (.*)$')
end

-- Request, center, unit, slot, made and answer_by of an offer.
local function fixed_of_offer(fixed)
  return string.match(fixed, '^(%S*) (%S*) (%S*) (%S*) (%S*) (%S*)$')
end

-- How long an accepted unit stays held after the travel time, in minutes; and a claim, in ms.
local function margin_of(limits) return string.match(limits, '^%d+ %d+ %d+ (%d+)') end
local function claim_of(limits) return string.match(limits, '%d+$') * 1000 end

-- After how long in its state a request is first reminded of, and then an alarm is given, in ms.
local function reminders_of(limits)
  local reminder, alarm = string.match(limits, '^%d+ (%d+) (%d+)')
  return reminder * 1000, alarm * 1000
end

-- When the first reminder is due of a request that enters the state now; the deadline is that of its claim or hold. As
-- in domain/reminder.
local function first_reminder(state, now, limits, deadline)
  local at
  if state == 'claimed' then
    at = now + math.floor((deadline - now) * CLAIM_REMINDER_PERCENT / 100)
  elseif state == 'accepted' then
    at = deadline - math.min(HOLD_REMINDER_BEFORE, math.floor((deadline - now) / 2))
  else
    at = now + reminders_of(limits)
  end
  return int('%d', at)
end

-- Total, staffed, occupied, held, out of service and version of a unit group; nothing where there is none.
local function read_unit(center, unit)
  local line = call('HGET', UNITS .. center, unit)
  if line then return string.match(line, '^(%d+) (%d+) (%d+) (%d+) (%d+) (%d+)$') end
end

-- How many overflow places a unit group has, and until when; 0 and 0 where it has none.
local function read_overflow(center, unit)
  local line = call('HGET', UNITS .. center, '!over:' .. unit)
  if not line then return 0, 0 end
  local places, ends = string.match(line, '^(%d+) (%d+)$')
  return tonumber(places), tonumber(ends)
end

-- Writes down overflow places and when they end; 0 are none.
local function write_overflow(center, unit, places, ends)
  local field, member = '!over:' .. unit, 'v:' .. center .. '/' .. unit
  if places == 0 then
    call('HDEL', UNITS .. center, field)
    call('ZREM', DEADLINES, member)
  else
    call('HSET', UNITS .. center, field, int('%d %d', places, ends))
    call('ZADD', DEADLINES, int('%d', ends), member)
  end
end

-- What an event tells of them.
local function overflow_line(center, unit, places, ends)
  return center .. ' ' .. unit .. ' ' .. int('%d', places) .. ' ' .. (places > 0 and int('%d', ends) or '')
end

-- Writes the numbers of a unit group and answers its line for the event.
local function write_unit(center, unit, ...)
  local line = int('%d %d %d %d %d %d', ...)
  call('HSET', UNITS .. center, unit, line)
  return center .. ' ' .. unit .. ' ' .. line
end

-- Is the request concealed from anybody? What is held for it is then no new version of its unit group: who must not
-- learn of it would miss one.
local function is_concealed(request) return call('HGET', CONCEALED, request) and true or false end

-- A unit that was held for a request is free again; with `arrives`, it is occupied. Answers its line for the event.
local function give_back(request, center, unit, arrives)
  local total, staffed, occupied, held, out_of_service, version = read_unit(center, unit)
  if arrives then occupied = occupied + 1 end
  if arrives or not is_concealed(request) then version = version + 1 end
  return write_unit(center, unit, total, staffed, occupied, held - 1, out_of_service, version)
end

-- The month of the country's calendar, "2026-10": Howard Hinnant's civil_from_days ("chrono-Compatible Low-Level Date
-- Algorithms"), in which years begin in March.
local function month_of(now)
  local floor = math.floor
  local days = floor((now + UTC_OFFSET) / 86400000) + 719468
  local era = floor(days / 146097)
  local day = days - era * 146097
  local year = floor((day - floor(day / 1460) + floor(day / 36524) - floor(day / 146096)) / 365)
  day = day - (365 * year + floor(year / 4) - floor(year / 100))
  local month = floor((5 * day + 2) / 153) + 3
  if month > 12 then month, year = month - 12, year + 1 end
  return int('%04d-%02d', year + era * 400, month)
end

-- Counts what has happened, for the month's summary (domain/summary.hpp).
local function tally(now, what, center)
  call('HINCRBY', TALLIES, month_of(now) .. ' ' .. what .. (center and ' ' .. center or ''), 1)
end

-- Keeps how the center has dealt with an offer, for its promise; what the referrer does to it counts for nothing.
local function note_response(now, center, action, reason, made)
  local how = (action == 'accept' and 'a') or (action == 'answer_ran_out' and 's') or (action == 'decline' and 'd')
  if not how then return end
  tally(now, (how == 'a' and 'accepted') or (how == 's' and 'expired') or 'declined', center)
  if reason == 'no_bed_after_all' then how = 'n' end
  local entry = int('%s%06d%06d', how, math.max(0, math.min((now - made) / 1000, 999999)), now / 86400000)
  local kept = call('HGET', RESPONSES, center) or ''
  call('HSET', RESPONSES, center, entry .. string.sub(kept, 1, #entry * (RESPONSES_KEPT - 1)))
end

-- A request passes from one owner to another; it stays among its opener's own.
local function pass_on(request, opener, from, to, urgency, opened)
  if from == to then return end
  if from ~= opener then call('ZREM', OWN_REQUESTS .. from, request) end
  if to ~= opener then call('ZADD', OWN_REQUESTS .. to, queue_score(urgency, opened), request) end
end

-- What is over is kept for a while, so that people can look it up; then purge.lua deletes it. The key's own end is for
-- the case that no daemon runs.
local function let_expire(now, request, asked, opener, owner)
  call('ZREM', OWN_REQUESTS .. opener, request)
  if owner ~= opener then call('ZREM', OWN_REQUESTS .. owner, request) end
  call('ZADD', ENDED, now, request)
  call('HDEL', CONCEALED, request)
  call('EXPIRE', REQUEST .. request, ENDED_KEPT)
  for offer in string.gmatch(asked, '=(%S+)') do call('EXPIRE', OFFER .. offer, ENDED_KEPT) end
end

-- Where wrong attempts are counted: a source that the account has signed in from before has its own count.
local function attempts_of(account, source)
  if call('ZSCORE', KNOWN .. account, source) then return ATTEMPTS .. account .. ':' .. source end
  return ATTEMPTS .. account
end
