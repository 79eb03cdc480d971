// What every screen says, in every language. What only one role's screens say comes with them (areas/).
import { codes as enCodes } from "./en/codes.ts";
import { common as enCommon } from "./en/common.ts";
import { codes as kkCodes } from "./kk/codes.ts";
import { common as kkCommon } from "./kk/common.ts";
import { codes as ruCodes } from "./ru/codes.ts";
import { common as ruCommon } from "./ru/common.ts";

export const kk = { ...kkCommon, ...kkCodes };
export const ru = { ...ruCommon, ...ruCodes };
export const en = { ...enCommon, ...enCodes };
