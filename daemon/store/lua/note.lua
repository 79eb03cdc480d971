-- What changes nothing but is to be known: something was shown or refused. ARGV: 7 kind, 8 id, 9 outcome.
audit(now_ms(), ARGV[7], ARGV[8], ARGV[9])
return '='
