import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  sent: { id: number; method: string }[] = [];
  onopen?: () => void;
  onmessage?: (event: { data: string }) => void;
  onclose?: (event: { code: number }) => void;
  closedWith: number | undefined;

  constructor(readonly url: string, readonly protocol: string) {
    FakeSocket.all.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close(code?: number) {
    this.closedWith = code ?? 1005;
    this.readyState = 3;
  }
  // What the daemon does.
  accept() {
    this.readyState = 1;
    this.onopen?.();
  }
  say(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  drop(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

const listeners = new Map<string, () => void>();
vi.stubGlobal("WebSocket", FakeSocket);
vi.stubGlobal("addEventListener", (kind: string, listener: () => void) => listeners.set(kind, listener));
const { Link } = await import("../../../daemon/console/src/wire/link.ts");
const newest = () => FakeSocket.all.at(-1)!;
const refused = { code: -32010, message: "", data: { reason: "rate_limited", at: "/account", retry_after_s: 7 } };

let link: InstanceType<typeof Link>;
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  FakeSocket.all = [];
  link = new Link("wss://here/ws");
  link.open();
});
afterEach(() => {
  link.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("calls", () => {
  test("speak pana.v1 and are answered by their id, in whatever order the answers come", async () => {
    newest().accept();
    const [first, second] = [link.call("system.status", {}), link.call("account.list", {})];
    expect(newest().protocol).toBe("pana.v1");
    const [{ id: one, method }, { id: two }] = newest().sent as [{ id: number; method: string }, { id: number }];
    expect(method).toBe("system.status");
    newest().say({ jsonrpc: "2.0", id: two, result: { accounts: [] } });
    newest().say({ jsonrpc: "2.0", id: one, result: { instance: "pana1" } });
    await expect(first).resolves.toEqual({ instance: "pana1" });
    await expect(second).resolves.toEqual({ accounts: [] });
  });

  test("that are refused reject with the code, the member and the figures", async () => {
    newest().accept();
    const call = link.call("session.close", {});
    newest().say({ jsonrpc: "2.0", id: newest().sent[0]!.id, error: refused });
    await expect(call).rejects.toMatchObject({ reason: "rate_limited", at: "/account", data: { retry_after_s: 7 } });
  });

  test("before the link is open are refused as lost, not queued", async () => {
    await expect(link.call("session.close", {})).rejects.toMatchObject({ reason: "link_lost" });
    newest().accept();
    expect(newest().sent).toEqual([]);
  });

  test("that are pending when the link breaks are refused as lost, all of them, and may be repeated", async () => {
    newest().accept();
    const calls = [link.call("system.status", {}), link.call("account.list", {})];
    const outcomes = Promise.allSettled(calls);
    newest().drop();
    for (const outcome of await outcomes) {
      expect(outcome.status).toBe("rejected");
      expect((outcome as PromiseRejectedResult).reason).toMatchObject({ reason: "link_lost", mayRepeat: true });
    }
  });

  test("whose answer comes over an older connection are not answered by it", async () => {
    newest().accept();
    const call = link.call("system.status", {});
    const outcome = call.catch((fault: Error) => fault.message);
    const old = newest();
    old.drop();
    await vi.advanceTimersByTimeAsync(1_000);
    newest().accept();
    const again = link.call("system.status", {});
    old.say({ jsonrpc: "2.0", id: newest().sent[0]!.id, result: { instance: "old" } });
    newest().say({ jsonrpc: "2.0", id: newest().sent[0]!.id, result: { instance: "new" } });
    await expect(outcome).resolves.toBe("link_lost");
    await expect(again).resolves.toEqual({ instance: "new" });
  });
});

describe("notices", () => {
  test("reach everybody who hears them until they stop, and nobody else", () => {
    newest().accept();
    const [one, two, other] = [vi.fn(), vi.fn(), vi.fn()];
    const stop = link.on("road.changed", one);
    link.on("road.changed", two);
    link.on("queue.changed", other);
    newest().say({ jsonrpc: "2.0", method: "road.changed", params: { cursor: "1-0" } });
    stop();
    newest().say({ jsonrpc: "2.0", method: "road.changed", params: { cursor: "2-0" } });
    expect(one.mock.calls).toEqual([[{ cursor: "1-0" }]]);
    expect(two).toHaveBeenCalledTimes(2);
    expect(other).not.toHaveBeenCalled();
  });
});

describe("reconnection", () => {
  test("waits longer each time, up to eight seconds, and signs in again when it is there", async () => {
    link.onOpen = vi.fn();
    newest().accept();
    expect(link.onOpen).toHaveBeenCalledTimes(1);
    for (const pause of [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]) {
      const before = FakeSocket.all.length;
      newest().drop();
      expect(link.state.value).toBe("lost");
      await vi.advanceTimersByTimeAsync(pause - 1);
      expect(FakeSocket.all).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(FakeSocket.all).toHaveLength(before + 1);
    }
    newest().accept();
    expect(link.state.value).toBe("open");
    expect(link.onOpen).toHaveBeenCalledTimes(2);
  });

  test("begins with the shortest pause again only when the daemon has said something", async () => {
    for (const pause of [250, 500, 1_000]) {
      newest().accept();
      newest().drop();
      await vi.advanceTimersByTimeAsync(pause);
    }
    newest().accept();
    newest().say({ jsonrpc: "2.0", method: "road.changed", params: { cursor: "1-0" } });
    const before = FakeSocket.all.length;
    newest().drop();
    await vi.advanceTimersByTimeAsync(250);
    expect(FakeSocket.all).toHaveLength(before + 1);
  });

  test("happens at once when the device is on the network again", () => {
    newest().accept();
    newest().drop();
    const before = FakeSocket.all.length;
    listeners.get("online")!();
    expect(FakeSocket.all).toHaveLength(before + 1);
  });

  test("says that the daemon stops where it told so, until a new link is there", async () => {
    newest().accept();
    newest().drop(4001);
    expect(link.drained.value).toBe(true);
    await vi.advanceTimersByTimeAsync(250);
    newest().accept();
    expect(link.drained.value).toBe(false);
  });

  test("gives up a connection that does not come about within fifteen seconds", async () => {
    await vi.advanceTimersByTimeAsync(17_000);
    expect(FakeSocket.all[0]!.closedWith).toBeDefined();
    expect(FakeSocket.all.length).toBeGreaterThan(1);
  });

  test("never happens after the link was ended for good", async () => {
    newest().accept();
    link.close();
    newest().drop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.all).toHaveLength(1);
  });
});

describe("the heartbeat", () => {
  const answer = () => newest().say({ jsonrpc: "2.0", id: newest().sent.at(-1)!.id, result: {} });

  test("asks after fifteen silent seconds, and goes on as long as it is answered", async () => {
    newest().accept();
    link.heartbeat = () => link.call("session.close", {});
    await vi.advanceTimersByTimeAsync(15_000);
    expect(newest().sent).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(newest().sent).toHaveLength(1);
    answer();
    await vi.advanceTimersByTimeAsync(17_000);
    expect(newest().sent).toHaveLength(2);
    expect(link.state.value).toBe("open");
  });

  test("that is not answered within eight seconds is a loss", async () => {
    newest().accept();
    link.heartbeat = () => link.call("session.close", {});
    await vi.advanceTimersByTimeAsync(16_000);
    expect(newest().sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(7_000);
    expect(link.state.value).toBe("open");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(link.state.value).toBe("lost");
  });

  test("leaves a call that follows a long silence its eight seconds", async () => {
    newest().accept();
    await vi.advanceTimersByTimeAsync(14_000);
    const call = link.call("system.status", {});
    await vi.advanceTimersByTimeAsync(7_000);
    expect(link.state.value).toBe("open");
    answer();
    await expect(call).resolves.toEqual({});
  });

  test("is not needed to find out that a call is not answered", async () => {
    newest().accept();
    const outcome = link.call("session.close", {}).catch((fault: Error) => fault.message);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(outcome).resolves.toBe("link_lost");
  });
});
