-- So far the audit stream has been chained, and only so far it may be cut: the oldest entries go where there are more
-- than are kept. Answers 'ok', or 'lost' to who does not hold the lease. ARGV: 1 caller, 2 lease in ms, 3 head,
-- 4 its position.
local lease = call('GET', AUDIT_LEASE)
if not lease or string.match(lease, '^%S+') ~= ARGV[1] then return 'lost' end
call('SET', AUDIT_LEASE, ARGV[1] .. ' 1', 'PX', ARGV[2])
call('SET', AUDIT_HEAD, ARGV[3])
if call('XLEN', AUDIT) > tonumber(AUDIT_KEPT) then call('XTRIM', AUDIT, 'MINID', '~', ARGV[4], 'LIMIT', 10000) end
return 'ok'
