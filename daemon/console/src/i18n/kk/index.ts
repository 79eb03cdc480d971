import { administrator } from "./administrator.ts";
import { auditor } from "./auditor.ts";
import { center } from "./center.ts";
import { codes } from "./codes.ts";
import { common } from "./common.ts";
import { coordinator } from "./coordinator.ts";
import { officer } from "./officer.ts";
import { operator } from "./operator.ts";

export const kk = { ...common, ...codes, ...operator, ...officer, ...center, ...coordinator, ...administrator, ...auditor };
