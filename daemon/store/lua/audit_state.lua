-- The lease and the head of the audit stream; empty where there is none.
return {call('GET', AUDIT_LEASE) or '', call('GET', AUDIT_HEAD) or ''}
