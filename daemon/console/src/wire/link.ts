// The one WebSocket to panad: JSON-RPC calls and notices. It reconnects by itself and says how it stands.
import { signal } from "@preact/signals";
import { faultOf, Fault } from "./fault.ts";
import type { Methods, Notices } from "./shapes.ts";

export type LinkState = "connecting" | "open" | "lost";
type Answer = { id: number; result: unknown } | { id: number; error: Parameters<typeof faultOf>[0] };
type Notice = { method: keyof Notices; params: never };
type Waiting = { since: number; resolve: (result: never) => void; reject: (fault: Fault) => void };
type Hearer<N extends keyof Notices> = (params: Notices[N]) => void;

const answerWithin = 8_000;
const silentFor = 15_000;
const connectWithin = 15_000;
const firstPause = 250;
const longestPause = 8_000;
// The daemon's close code: it stops, and whoever is connected shall connect again, to another one or to its follower.
const closedForDraining = 4001;

export class Link {
  readonly state = signal<LinkState>("connecting");
  // When anything was last heard, by this device's clock.
  readonly heardAt = signal(0);
  // Whether the daemon itself has closed the link because it stops.
  readonly drained = signal(false);
  // Called on every new connection, before anything else may call: signs in again.
  onOpen: () => void = () => {};
  // A cheap call that proves that somebody is there; none while nobody is signed in.
  heartbeat: (() => Promise<unknown>) | undefined;

  #socket: WebSocket | undefined;
  #lastId = 0;
  #waiting = new Map<number, Waiting>();
  #hearers = new Map<keyof Notices, Set<Hearer<never>>>();
  #pause = firstPause;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  #triedAt = 0;

  constructor(private readonly url: string) {
    addEventListener("offline", () => this.#lose());
    addEventListener("online", () => this.#hurry());
    setInterval(() => void this.#check(), 1_000);
  }

  open(): void {
    this.#closed = false;
    this.#triedAt = Date.now();
    const socket = new WebSocket(this.url, "pana.v1");
    this.#socket = socket;
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = ({ data }) => socket === this.#socket && this.#hear(String(data));
    socket.onclose = ({ code }) => {
      if (socket !== this.#socket) return;
      this.drained.value = code === closedForDraining;
      this.#lose();
    };
  }

  // Ends the link for good, as on quick exit.
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close(1000);
  }

  // The answer, or a Fault. Refused with link_lost where the link breaks first: then the outcome is unknown.
  call<M extends keyof Methods>(method: M, params: Methods[M]["params"]): Promise<Methods[M]["result"]> {
    const socket = this.#socket;
    if (!socket || socket.readyState !== WebSocket.OPEN) return Promise.reject(new Fault("link_lost"));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { since: Date.now(), resolve, reject });
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
  }

  // Hears a kind of notice until the returned function is called.
  on<N extends keyof Notices>(notice: N, hearer: Hearer<N>): () => void {
    const hearers = this.#hearers.get(notice) ?? new Set();
    this.#hearers.set(notice, hearers);
    hearers.add(hearer as Hearer<never>);
    return () => hearers.delete(hearer as Hearer<never>);
  }

  #opened(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.heardAt.value = Date.now();
    this.drained.value = false;
    this.state.value = "open";
    this.onOpen();
  }

  #hear(text: string): void {
    this.heardAt.value = Date.now();
    // Only now: a daemon that takes connections and closes them at once is not asked ever faster.
    this.#pause = firstPause;
    const message = JSON.parse(text) as Answer | Notice;
    if ("method" in message) {
      this.#hearers.get(message.method)?.forEach((hearer) => hearer(message.params));
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ("error" in message) waiting?.reject(faultOf(message.error));
    else waiting?.resolve(message.result as never);
  }

  // A broken link is not always told: silence is asked about, and no answer is a loss.
  async #check(): Promise<void> {
    if (this.state.value !== "open") {
      if (this.#socket && Date.now() - this.#triedAt > connectWithin) this.#lose();
      return;
    }
    const [oldest] = this.#waiting.values();
    // The daemon has as long to answer, however long nothing was to be said before.
    const unanswered = oldest ? Date.now() - Math.max(oldest.since, this.heardAt.value) : 0;
    if (unanswered > answerWithin) this.#lose();
    else if (!oldest && Date.now() - this.heardAt.value > silentFor) await this.heartbeat?.().catch(() => undefined);
  }

  #lose(): void {
    if (this.#closed) return;
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket && socket.readyState <= WebSocket.OPEN) socket.close();
    this.state.value = "lost";
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    waiting.forEach(({ reject }) => reject(new Fault("link_lost")));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.open(), this.#pause * (0.5 + Math.random()));
    this.#pause = Math.min(this.#pause * 2, longestPause);
  }

  #hurry(): void {
    if (this.state.value !== "lost") return;
    clearTimeout(this.#timer);
    this.#pause = firstPause;
    this.open();
  }
}
