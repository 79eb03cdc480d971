-- How many ms the attempt has to wait. ARGV: 1 mark of the account, 2 mark of the source.
local at = call('HGET', attempts_of(ARGV[1], ARGV[2]), 'until')
return at and math.max(0, at - now_ms()) or 0
