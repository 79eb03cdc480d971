// A Pana of its own for a test: folder, certificates, accounts, panad with its Redis, the demo's register with all figures
// confirmed. It is gone, with every process and file, when the test is over.
import type { ChildProcess } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { IncomingMessage } from "node:http";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { centers, madeAccounts, registerFile, type Account } from "./accounts.ts";
import { panactl, panad, root } from "./places.ts";
import { childOf, end, ended, run, started } from "./processes.ts";

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

// As fast by night and in winter as on a summer's day: what travel takes must not depend on when tests run.
function writeCountry(folder: string): void {
  mkdirSync(folder);
  const shipped = join(root, "config/kazakhstan");
  for (const name of ["regions.json", "localities.json"]) symlinkSync(join(shipped, name), join(folder, name));
  const roads = JSON.parse(readFileSync(join(shipped, "roads.json"), "utf8")) as { speeds: Record<string, unknown> };
  for (const name of Object.keys(roads.speeds)) {
    if (name.endsWith("_percent")) roads.speeds[name] = 100;
    if (name.startsWith("night_") && name.endsWith("_h")) roads.speeds[name] = 0;
  }
  writeFileSync(join(folder, "roads.json"), JSON.stringify(roads));
}

export class Installation {
  readonly accounts: Account[] = madeAccounts();
  readonly #folder = mkdtempSync(join(tmpdir(), "pana-"));
  #process: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly settings: readonly string[],
  ) {}

  static async start(certificates: string, settings: readonly string[] = []): Promise<Installation> {
    const made = new Installation(await freePort(), settings);
    try {
      made.#prepare(certificates);
      await made.startDaemon();
      made.ctl("administrator2", "register", "import", registerFile);
      made.ctl("coordinator2", "capacity", "confirm", ...centers.map(({ center }) => center));
      return made;
    } catch (why) {
      await made.stop();
      throw why;
    }
  }

  get url(): string {
    return `https://localhost:${this.port}/`;
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  #prepare(certificates: string): void {
    for (const name of ["ca.crt", "server.crt", "server.key"]) copyFileSync(join(certificates, name), this.#path(name));
    writeCountry(this.#path("country"));
    mkdirSync(this.#path("sessions"));
    writeFileSync(this.#path("accounts.json"), JSON.stringify({ accounts: this.accounts }), { mode: 0o600 });
    for (const { account, password } of this.accounts) writeFileSync(this.#path(`password-${account}`), password, { mode: 0o600 });
  }

  async startDaemon(): Promise<void> {
    const settings = {
      "server.listen": "127.0.0.1", "server.port": this.port, "server.shards": 1, "server.drain_s": 1, "metrics.port": 0,
      "server.certificate": this.#path("server.crt"), "server.private_key": this.#path("server.key"),
      "embedded_redis.state_dir": this.#path("redis"), "vault.keyring": this.#path("keyring"),
      "audit.directory": this.#path("audit"), "audit.signing_key": this.#path("audit.key"), "country.directory": this.#path("country"),
      "access.bootstrap_file": this.#path("accounts.json"), "access.require_codes": false,
      // Guesses may be cheap: the password is of this test only.
      "access.argon2_memory_kib": 8192, "access.argon2_passes": 1,
    };
    const words = [...Object.entries(settings).map(([name, value]) => `${name}=${value}`), ...this.settings];
    this.#process = started(panad, ["--config", join(root, "config/panad.toml"), "--embedded-redis", ...words.flatMap((word) => ["--set", word])], this.#path("panad.log"));
    await this.#becomes(200);
  }

  // What panad answers to GET, without a browser.
  get(path: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      // By address: a machine without /etc/hosts does not know "localhost".
      const host = { host: "127.0.0.1", servername: "localhost", headers: { Host: `localhost:${this.port}` } };
      get({ ...host, port: this.port, path: `/${path}`, ca: readFileSync(this.#path("ca.crt")), agent: false }, (answer) => {
        answer.resume();
        resolve(answer);
      }).on("error", reject);
    });
  }

  // Asks until /readyz answers so; nothing tells it by itself.
  async #becomes(status: number): Promise<void> {
    const late = Date.now() + 60_000;
    while ((await this.get("readyz").then(({ statusCode }) => statusCode, () => 0)) !== status) {
      if (this.#process!.exitCode !== null || Date.now() > late) throw new Error(`panad is not ready:\n${readFileSync(this.#path("panad.log"), "utf8")}`);
      await new Promise((resolve) => setTimeout(resolve, 50)); // lint: sleeps because nothing tells it by itself
    }
  }

  // Kills panad, so that nobody is told; Redis goes with it.
  async killDaemon(): Promise<void> {
    this.#process!.kill("SIGKILL");
    await ended(this.#process!);
  }

  async stopDaemon(): Promise<void> {
    await end(this.#process!);
  }

  // Writes fields of a hash as scripts would have, and lets the daemon start with them.
  async #write(key: string, ...fields: string[]): Promise<void> {
    run("redis-cli", ["-s", this.#path("redis/redis.sock"), "HSET", key, ...fields]);
    await this.stopDaemon();
    await this.startDaemon();
  }

  // The figures of a center were last confirmed so long ago.
  async confirmedAgo(center: string, hours: number): Promise<void> {
    await this.#write(`{pana}:center:${center}`, "confirmed", String(Date.now() - hours * 3_600_000));
  }

  // What happened in a month that is over, as scripts would have counted it ("placed c_xcf9q5", "withdrawn"). The daemon
  // summarises it right after its next start, which this waits for.
  async happened(month: string, counts: Record<string, number>): Promise<void> {
    const fields = Object.entries(counts).flatMap(([what, count]) => [`${month} ${what}`, String(count)]);
    await this.#write("{pana}:tallies", ...fields);
    while (!readFileSync(this.#path("panad.log"), "utf8").includes(`month_summarised month="${month}"`)) {
      await new Promise((resolve) => setTimeout(resolve, 50)); // lint: sleeps because nothing tells it by itself
    }
  }

  // Redis neither answers nor goes, until it is thawed.
  freezeRedis(): void {
    process.kill(childOf(this.#process!.pid!, "redis-server"), "SIGSTOP");
  }

  thawRedis(): void {
    process.kill(childOf(this.#process!.pid!, "redis-server"), "SIGCONT");
  }

  // panactl as one of the accounts: the other side of a story.
  ctl(account: string, ...words: string[]): string {
    return run(panactl, ["--url", `wss://localhost:${this.port}/ws`, "--ca", this.#path("ca.crt"), "--account", account,
      "--password-file", this.#path(`password-${account}`), "--otp", "", "--session", this.#path(`sessions/${account}`), "--names", "en", "--json", ...words]);
  }

  account(name: string): Account {
    const found = this.accounts.find(({ account }) => account === name);
    if (!found) throw new Error(`there is no account ${name}`);
    return found;
  }

  async stop(): Promise<void> {
    if (this.#process && this.#process.exitCode === null && this.#process.signalCode === null) {
      try {
        this.thawRedis();
      } catch {
        // It has none.
      }
      await end(this.#process);
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
