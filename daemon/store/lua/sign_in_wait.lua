-- How many ms the attempt has to wait, and 1 where its source is known. ARGV: 1 mark of the account, 2 mark of the
-- source.
local at = call('HGET', attempts_of(ARGV[1], ARGV[2]), 'until')
local known = call('ZSCORE', KNOWN .. ARGV[1], ARGV[2])
return {at and math.max(0, at - now_ms()) or 0, known and 1 or 0}
