-- 1 where the session is there, 0 where it has ended. ARGV: 1 mark of the token, 2 until when it lasts at least.
local session = call('GET', SESSION .. ARGV[1])
if not session then return 0 end
local expires = string.match(session, '^%S+ (%d+)')
call('PEXPIREAT', SESSION .. ARGV[1], int('%d', math.min(tonumber(expires), tonumber(ARGV[2]))), 'GT')
return 1
