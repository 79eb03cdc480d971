// Ten thousand centers on the operator's board and fifty changes a second, in the operator's own browser: frames, long
// tasks, and how soon a change is seen. The daemon is real; its board is multiplied and its changes are made on the way.
import { expect, test } from "../support/fixtures.ts";
import { takeCall } from "../support/people.ts";
import { sayIn } from "../support/texts.ts";

const say = sayIn("ru");
const centers = 10_000;
const perSecond = 50;
const seconds = 20;
type Unit = { unit: string; free: number; total: number; version: number };
type Center = { center: string; code: string; units: Unit[] } & Record<string, unknown>;

function multiplied(few: Center[]): Center[] {
  return Array.from({ length: centers }, (_, at) => ({ ...few[at % few.length]!, center: `c_b${at}`, code: `${few[at % few.length]!.code}${at}` }));
}

const measured = () => new Promise<{ frames: number[]; long: number[] }>((resolve) => {
  const frames: number[] = [], long: number[] = [];
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => long.push(duration))).observe({ type: "longtask" });
  const until = performance.now() + 20_000;
  let before = performance.now();
  const frame = (at: number) => {
    frames.push(at - before);
    before = at;
    if (at < until) requestAnimationFrame(frame);
    else resolve({ frames: frames.slice(1), long });
  };
  requestAnimationFrame(frame);
});

test("ten thousand centers and fifty changes a second", async ({ open, installation }) => {
  const page = await open();
  let all: Center[] = [];
  let change = (_: object) => {};
  let board: number | undefined;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => {
      const asked = JSON.parse(String(text)) as { id: number; method: string };
      if (asked.method === "board.watch") board = asked.id;
      server.send(text);
    });
    server.onMessage((text) => {
      const told = JSON.parse(String(text)) as { id?: number; result?: { centers?: Center[] } };
      if (told.id !== undefined && told.id === board && told.result?.centers) {
        all = multiplied(told.result.centers);
        socket.send(JSON.stringify({ ...told, result: { ...told.result, centers: all } }));
      } else socket.send(text);
    });
    change = (params) => socket.send(JSON.stringify({ jsonrpc: "2.0", method: "board.changed", params }));
  });
  await page.goto(installation.url);
  const { account, password } = installation.account("operator1");
  await page.locator("header [data-link=open]").waitFor();
  await page.locator("input[name=account]").fill(account);
  await page.locator("input[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await takeCall(page, say, "Атырау");
  await page.getByRole("button", { name: say("operator.tab_board"), exact: true }).click();
  await expect(page.locator(".op-center-row").first()).toBeVisible();

  let made = 0;
  const pace = setInterval(() => {
    const at = made++ % 2 ? made % 10 : (made * 7919) % centers;
    const { center, accepting, freshness, units } = all[at]!;
    change({ cursor: `${Date.now()}-${made}`, changes: [{ center, accepting, freshness, units: units.map((unit) => ({ ...unit, free: made % 5, version: unit.version + made })) }] });
  }, 1_000 / perSecond);
  const found = page.evaluate(measured);
  // Meanwhile somebody scrolls through the list.
  for (let turn = 0; turn < seconds * 2; turn++) {
    await page.locator(".virtual").hover();
    await page.mouse.wheel(0, turn % 8 === 7 ? -20_000 : 3_000);
    await new Promise((resolve) => setTimeout(resolve, 400)); // lint: sleeps because a hand scrolls at a pace
  }
  const { frames, long } = await found;
  clearInterval(pace);
  const sorted = [...frames].sort((a, b) => a - b);
  const share = (of: number) => sorted[Math.floor(sorted.length * of)]!.toFixed(1);
  console.log(`${made} changes; ${frames.length} frames: median ${share(0.5)} ms, 95 % ${share(0.95)} ms, 99 % ${share(0.99)} ms, worst ${share(0.9999)} ms`);
  console.log(`${long.length} long tasks, the longest ${Math.max(0, ...long).toFixed(0)} ms`);
});
