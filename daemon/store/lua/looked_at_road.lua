-- Open offers were looked at because of this closure. Where it has changed meanwhile it stays due.
-- ARGV: 1 closure, 2 its line as it was then (empty: it was gone), 3 when they are to be looked at next (empty: never).
if (call('HGET', CLOSURES, ARGV[1]) or '') ~= ARGV[2] then return 0 end
if ARGV[3] == '' then
  call('ZREM', DEADLINES, 'x:' .. ARGV[1])
else
  call('ZADD', DEADLINES, ARGV[3], 'x:' .. ARGV[1])
end
return 1
