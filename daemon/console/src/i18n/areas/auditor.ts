import { auditor as en } from "../en/auditor.ts";
import { learn } from "../index.ts";
import { auditor as kk } from "../kk/auditor.ts";
import { auditor as ru } from "../ru/auditor.ts";

learn({ kk, ru, en });
