import { coordinator as en } from "../en/coordinator.ts";
import { learn } from "../index.ts";
import { coordinator as kk } from "../kk/coordinator.ts";
import { coordinator as ru } from "../ru/coordinator.ts";

learn({ kk, ru, en });
