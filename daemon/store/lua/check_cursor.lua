-- Can the stream be followed from this cursor without missing an event? Answers 'ok' or 'gap'. ARGV: 1 cursor, 2 epoch.
-- A cursor that Redis has not reached yet means that it lost events (a failover): a gap, too.
local function before(a, b)
  local a_ms, a_seq = string.match(a, '(%d+)-(%d+)')
  local b_ms, b_seq = string.match(b, '(%d+)-(%d+)')
  a_ms, a_seq, b_ms, b_seq = tonumber(a_ms), tonumber(a_seq), tonumber(b_ms), tonumber(b_seq)
  return a_ms < b_ms or (a_ms == b_ms and a_seq < b_seq)
end
if call('GET', EPOCH) ~= ARGV[2] then return 'gap' end
if call('EXISTS', EVENTS) == 0 then return ARGV[1] == '0-0' and 'ok' or 'gap' end
local info = call('XINFO', 'STREAM', EVENTS)
local last, first
for i = 1, #info, 2 do
  if info[i] == 'last-generated-id' then last = info[i + 1] end
  if info[i] == 'first-entry' then first = info[i + 1] end
end
if last == ARGV[1] then return 'ok' end
if before(last, ARGV[1]) or not first or before(ARGV[1], first[1]) then return 'gap' end
return 'ok'
