// What roles' screens say of the daemon's codes: needs, rules, outcomes …
import { codes as en } from "../en/codes.ts";
import { learn } from "../index.ts";
import { codes as kk } from "../kk/codes.ts";
import { codes as ru } from "../ru/codes.ts";

learn({ kk, ru, en });
