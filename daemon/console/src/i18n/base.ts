// What the first page and every other say, in every language. What only some screens say comes with them (areas/).
export { common as en } from "./en/common.ts";
export { common as kk } from "./kk/common.ts";
export { common as ru } from "./ru/common.ts";
