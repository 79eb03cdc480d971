import { administrator as en } from "../en/administrator.ts";
import { learn } from "../index.ts";
import { administrator as kk } from "../kk/administrator.ts";
import { administrator as ru } from "../ru/administrator.ts";

learn({ kk, ru, en });
