// Why a call was refused: the daemon's coded errors, and the one that arises here.
import type { Error as WireError } from "./shapes.ts";

export class Fault extends Error {
  constructor(
    // The stable code, such as "no_place"; "link_lost" where the link broke before the answer came.
    readonly reason: WireError["data"]["reason"] | "link_lost",
    // JSON Pointer of the member that is at fault, such as "/household/children/0/boys".
    readonly at: string = "",
    // Figures that help, such as how many centers each rule blocked.
    readonly data: Record<string, unknown> = {},
  ) {
    super(reason);
    this.name = "Fault";
  }

  // The outcome may be unknown; the same call with the same key is safe.
  get mayRepeat(): boolean {
    return this.reason === "link_lost" || this.data["retry"] === true;
  }
}

export function faultOf({ data }: WireError): Fault {
  return new Fault(data.reason, data.at ?? "", data);
}
