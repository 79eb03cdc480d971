-- The head, and entries of the audit stream, newest first. ARGV: 1 the newest id, '+' or '(id', 2 at most so many.
return {call('GET', AUDIT_HEAD) or '', call('XREVRANGE', AUDIT, ARGV[1], '-', 'COUNT', ARGV[2])}
