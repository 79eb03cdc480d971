-- Deletes the events that are older than is kept. What an evacuation deletes goes a little later than it asks for:
-- whoever follows the stream has then read past it. ARGV: 1 kept for so many ms.
local now = now_ms()
local before = now - ARGV[1]
local asked = call('GET', TRIM_BEFORE)
if asked and now - asked > tonumber(READERS_BEHIND) and tonumber(asked) > before then before = asked end
return call('XTRIM', EVENTS, 'MINID', int('%d', before))
