-- Opens a request: queued for an operator, or waiting where a search found nothing.
-- ARGV: 7 request, 8 state, 9 urgency, 10 limits, 11 sealed body, 12 from whom it is concealed, sealed.
local again = seen_before()
if again then return again end
local now = now_ms()
local id, state, account = ARGV[7], ARGV[8], ARGV[1]
local request = REQUEST .. id
if call('EXISTS', request) == 1 then return refuse('conflict', '') end
local remind = first_reminder(state, now, ARGV[10])
local deadline = remind
call('ZADD', DEADLINES, remind, 'n:' .. id)
if state == 'waiting' then
  deadline = int('%d', now + SEARCH_AGAIN)
  call('ZADD', DEADLINES, deadline, 'r:' .. id)
end
call('HSET', request, 'state', state, 'version', 1, 'fixed',
  ARGV[9] .. ' ' .. account .. ' ' .. now .. ' ' .. ARGV[10], 'body', ARGV[11], 'deadline', deadline,
  'remind', remind .. ' 1')
call('ZADD', KEPT, now, id)
call('ZADD', QUEUE, queue_score(ARGV[9], now), id)
call('ZADD', OWN_REQUESTS .. account, queue_score(ARGV[9], now), id)
emit(now, 'r', id .. ' ' .. state .. ' ' .. account .. ' ' .. account .. ' ' .. ARGV[9] .. ' ' .. now .. '  1',
  unpack(conceal(id, ARGV[12])))
audit(now, 'request', id, state)
return done(id .. ' ' .. state .. ' 1 ' .. account .. ' ' .. deadline)
