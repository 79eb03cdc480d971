import { center as en } from "../en/center.ts";
import { learn } from "../index.ts";
import { center as kk } from "../kk/center.ts";
import { center as ru } from "../ru/center.ts";

learn({ kk, ru, en });
