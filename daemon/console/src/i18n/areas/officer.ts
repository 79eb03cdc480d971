import { officer as en } from "../en/officer.ts";
import { learn } from "../index.ts";
import { officer as kk } from "../kk/officer.ts";
import { officer as ru } from "../ru/officer.ts";

learn({ kk, ru, en });
