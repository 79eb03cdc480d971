-- One daemon at a time chains the audit stream. Takes or keeps its lease; what stands there is "holder 1", or "holder 0"
-- while the holder has not written anything yet. Answers: '1' where the caller holds it now, '1' where the holder can
-- write, the head, the id of the oldest entry behind the head, how many entries there are. ARGV: 1 caller,
-- 2 lease in ms, 3 '1' where the caller can write.
local lease = call('GET', AUDIT_LEASE)
local holder, writable = string.match(lease or '', '^(%S+) (%d)$')
local ours = not holder or holder == ARGV[1]
if ours then
  writable = ARGV[3]
  call('SET', AUDIT_LEASE, ARGV[1] .. ' ' .. writable, 'PX', ARGV[2])
end
local head = call('GET', AUDIT_HEAD) or ''
local position = string.match(head, '^head %d+ %x+ (%S+)') or '0-0'
local oldest = call('XRANGE', AUDIT, '(' .. position, '+', 'COUNT', 1)[1]
return {ours and '1' or '0', writable, head, oldest and oldest[1] or '', call('XLEN', AUDIT)}
