import { describe, expect, test } from "vitest";
import * as queued from "../../../daemon/console/src/center/capacity_queue.ts";
import type { Change, Decided, Queue } from "../../../daemon/console/src/center/capacity_queue.ts";
import type { Unit } from "../../../daemon/console/src/wire/shapes.ts";

const unit = (part: Partial<Unit> = {}): Unit => ({
  unit: "family3", sleeps: 3, total: 5, staffed: 5, occupied: 2, held: 1, out_of_service: 0, free: 2, version: 40, ...part,
});
let keys = 0;
const key = () => `key-${++keys}`;
const decided = (online: boolean): Decided => ({ id: key(), at: 1_000, online });
const counted = (occupied: number) => ({ occupied, staffed: 5, out_of_service: 0 });
const only = (queue: Queue): Change => {
  expect(queue).toHaveLength(1);
  return queue[0]!;
};

describe("while the link is open", () => {
  test("who came is sent as a step, whatever the version is", () => {
    const change = only(queued.press([], unit(), 1, decided(true)));
    expect(change).toMatchObject({ step: true, waited: false, state: "waiting" });
    expect(queued.stepOf(change)).toBe(1);
  });

  test("presses before the first is sent become one step", () => {
    let queue = queued.press([], unit(), 1, decided(true));
    queue = queued.press(queue, unit(), 1, decided(true));
    expect(queued.stepOf(only(queue))).toBe(2);
  });

  test("a press that is taken back before it is sent leaves nothing", () => {
    const queue = queued.press(queued.press([], unit(), 1, decided(true)), unit(), -1, decided(true));
    expect(queue).toEqual([]);
  });

  test("a press while another is on its way is a change of its own, from what that will have made", () => {
    let queue = queued.press([], unit(), 1, decided(true));
    queue = queued.sending(queue, queue[0]!.id);
    queue = queued.press(queue, unit(), 1, decided(true));
    expect(queue).toHaveLength(2);
    expect(queue[1]).toMatchObject({ seen: { occupied: 3, version: 41 }, wish: { occupied: 4 } });
    expect(queued.nextToSend(queue)).toBeUndefined();
  });

  test("nobody can leave an empty unit group, nor come to a full one", () => {
    expect(queued.press([], unit({ occupied: 0 }), -1, decided(true))).toEqual([]);
    expect(queued.press([], unit({ occupied: 5 }), 1, decided(true))).toEqual([]);
  });

  test("what is sent counts until the board has it, and is then forgotten", () => {
    let queue = queued.press([], unit(), 1, decided(true));
    queue = queued.sent(queued.sending(queue, queue[0]!.id), queue[0]!.id, 41);
    expect(queued.projected(queue, unit())).toMatchObject({ occupied: 3, free: 1 });
    expect(queued.settle(queue, [unit()], key)).toHaveLength(1);
    const after = unit({ occupied: 3, version: 41 });
    expect(queued.projected(queue, after)).toMatchObject({ occupied: 3, free: 1 });
    expect(queued.settle(queue, [after], key)).toEqual([]);
  });

  test("a board that is quicker than the answer does not count a step twice", () => {
    let queue = queued.press([], unit(), 1, decided(true));
    queue = queued.sending(queue, queue[0]!.id);
    expect(queued.projected(queue, unit({ occupied: 3, version: 41 }))).toMatchObject({ occupied: 3 });
  });
});

describe("while the link is lost", () => {
  test("what is counted is sent with the version that was seen", () => {
    const change = only(queued.press([], unit(), 1, decided(false)));
    expect(change).toMatchObject({ step: false, waited: true, seen: { version: 40 }, wish: counted(3) });
  });

  test("a step that had not been sent when the link was lost is checked, too", () => {
    const change = only(queued.linkLost(queued.press([], unit(), 1, decided(true))));
    expect(change).toMatchObject({ step: false, waited: true });
  });

  test("a step that was on its way keeps its key and stays a step", () => {
    let queue = queued.press([], unit(), 1, decided(true));
    const { id } = only(queue);
    queue = queued.linkLost(queued.sending(queue, id));
    expect(only(queue)).toMatchObject({ id, step: true, waited: true, state: "sending" });
  });

  test("a step whose outcome is unknown is sent again as it was, with nothing added to it", () => {
    let queue = queued.press([], unit(), 1, decided(true));
    const { id } = only(queue);
    queue = queued.unknown(queued.sending(queue, id), id);
    queue = queued.press(queued.linkLost(queue), unit(), 1, decided(false));
    expect(queued.nextToSend(queue)).toMatchObject({ id, step: true, wish: counted(3) });
    expect(queue[1]).toMatchObject({ step: false, wish: counted(4) });
  });

  test("what is counted on top of a step on its way expects that step's version", () => {
    let queue = queued.press([], unit(), 1, decided(true));
    queue = queued.linkLost(queued.sending(queue, queue[0]!.id));
    queue = queued.press(queue, unit(), 1, decided(false));
    expect(queue[1]).toMatchObject({ step: false, seen: { occupied: 3, version: 41 }, wish: counted(4) });
  });

  test("nothing to tell is not told", () => {
    const queue: Queue = [];
    expect(queued.linkLost(queue)).toBe(queue);
  });
});

describe("when somebody has changed the figures in the meantime", () => {
  const late = () => {
    const queue = queued.press([], unit(), 1, decided(false));
    return queued.stale(queued.sending(queue, queue[0]!.id), queue[0]!.id, 42);
  };

  test("it waits until the board tells what stands there now", () => {
    expect(only(queued.settle(late(), [unit({ version: 41 })], key)).state).toBe("stale");
  });

  test("it is refused where the figures are others, and nothing is overwritten", () => {
    const theirs = unit({ occupied: 4, version: 42 });
    const queue = queued.settle(late(), [theirs], key);
    expect(only(queue)).toMatchObject({ state: "refused", wish: counted(3) });
    expect(queued.projected(queue, theirs).occupied).toBe(4);
    expect(queued.nextToSend(queue)).toBeUndefined();
  });

  test("it is sent again by itself where only a hold came or went", () => {
    const before = late();
    const change = only(queued.settle(before, [unit({ held: 2, version: 42 })], key));
    expect(change).toMatchObject({ state: "waiting", seen: { version: 42 }, wish: counted(3) });
    expect(change.id).not.toBe(before[0]!.id);
  });

  test("it is done where somebody has set the same", () => {
    expect(only(queued.settle(late(), [unit({ occupied: 3, version: 42 })], key)).state).toBe("sent");
  });

  test("'set mine again' sends the same figures with the version of now", () => {
    const theirs = unit({ occupied: 4, version: 42 });
    const refused = queued.settle(late(), [theirs], key);
    const change = only(queued.again(refused, refused[0]!.id, theirs, key()));
    expect(change).toMatchObject({ state: "waiting", step: false, seen: { occupied: 4, version: 42 }, wish: counted(3) });
  });

  test("'keep what is there' forgets it, and the next press starts from there", () => {
    const theirs = unit({ occupied: 4, version: 42 });
    const refused = queued.settle(late(), [theirs], key);
    const queue = queued.press(queued.drop(refused, refused[0]!.id), theirs, 1, decided(true));
    expect(only(queue)).toMatchObject({ seen: { occupied: 4 }, wish: counted(5) });
  });

  test("until somebody has decided, nothing more is counted for this unit, but for others", () => {
    const theirs = unit({ occupied: 4, version: 42 });
    const refused = queued.settle(late(), [theirs], key);
    expect(queued.press(refused, theirs, 1, decided(true))).toBe(refused);
    const other = queued.press(refused, unit({ unit: "single" }), 1, decided(true));
    expect(queued.nextToSend(other)).toMatchObject({ unit: "single" });
  });

  test("what was counted on top of it is refused with it", () => {
    let queue = queued.press([], unit(), 1, decided(false));
    const { id } = only(queue);
    queue = queued.press(queued.sending(queue, id), unit(), 1, decided(false));
    queue = queued.settle(queued.stale(queue, id, 42), [unit({ occupied: 0, version: 42 })], key);
    expect(only(queue)).toMatchObject({ state: "refused", wish: counted(4) });
  });
});

describe("counting anew", () => {
  test("figures that are the same as before are no change", () => {
    expect(queued.report([], unit(), counted(2), decided(true))).toEqual([]);
  });

  test("figures are checked against the version that was seen, also while the link is open", () => {
    expect(only(queued.report([], unit(), { occupied: 1, staffed: 4, out_of_service: 1 }, decided(true)))).toMatchObject({
      step: false, waited: false, seen: { version: 40 },
    });
  });

  test("more than there are in all is not taken", () => {
    expect(queued.report([], unit(), counted(6), decided(true))).toEqual([]);
  });

  test("free follows staff, what is out of service and what is held", () => {
    const queue = queued.report([], unit(), { occupied: 1, staffed: 3, out_of_service: 1 }, decided(true));
    expect(queued.projected(queue, unit()).free).toBe(1);
  });
});

test("units are sent one after the other, in the order in which they were counted", () => {
  const single = unit({ unit: "single" });
  let queue = queued.press([], unit(), 1, decided(false));
  queue = queued.press(queue, single, 1, decided(false));
  expect(queued.nextToSend(queue)?.unit).toBe("family3");
  queue = queued.sending(queue, queue[0]!.id);
  expect(queued.nextToSend(queue)).toBeUndefined();
  queue = queued.sent(queue, queue[0]!.id, 41);
  expect(queued.nextToSend(queue)?.unit).toBe("single");
});

test("'nothing has changed' stays true over holds, not over counts", () => {
  expect(queued.stillTrue([unit()], [unit({ held: 0, version: 41 })])).toBe(true);
  expect(queued.stillTrue([unit()], [unit({ occupied: 3, version: 41 })])).toBe(false);
  expect(queued.stillTrue([unit()], [unit(), unit({ unit: "new" })])).toBe(false);
});
