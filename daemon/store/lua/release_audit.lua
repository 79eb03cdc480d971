-- The caller chains the audit stream no more. ARGV: 1 caller.
local lease = call('GET', AUDIT_LEASE)
if lease and string.match(lease, '^%S+') == ARGV[1] then call('DEL', AUDIT_LEASE) end
return 'ok'
