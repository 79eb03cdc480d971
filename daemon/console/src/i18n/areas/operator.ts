import { operator as en } from "../en/operator.ts";
import { learn } from "../index.ts";
import { operator as kk } from "../kk/operator.ts";
import { operator as ru } from "../ru/operator.ts";

learn({ kk, ru, en });
