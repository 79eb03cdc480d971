-- ARGV: 7 mark of the token.
local session = call('GET', SESSION .. ARGV[7])
if not session then return done('') end
local account = string.match(session, '^%S+')
call('DEL', SESSION .. ARGV[7])
call('ZREM', SESSIONS .. account, ARGV[7])
local now = now_ms()
emit(now, 'x', account .. ' ' .. ARGV[7])
audit(now, 'session', '-', 'closed')
return done('')
