// Programs that a test starts, and ends by their number.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { openSync } from "node:fs";
import { readdirSync, readFileSync } from "node:fs";

// Runs a program to its end; what it said.
export function run(program: string, words: readonly string[]): string {
  const done = spawnSync(program, words, { encoding: "utf8", timeout: 60_000 });
  if (done.status !== 0) throw new Error(`${program} ${words.join(" ")}: ${done.error ?? ""}${done.stdout}${done.stderr}`);
  return done.stdout;
}

export function started(program: string, words: readonly string[], log: string): ChildProcess {
  const out = openSync(log, "a");
  return spawn(program, words, { stdio: ["ignore", out, out] });
}

export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

export async function end(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await ended(child);
  clearTimeout(late);
}

// The child of a process that runs this program.
export function childOf(pid: number, program: string): number {
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      // "PID (name) state PPID …"
      const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, "utf8")) ?? [];
      if (Number(parent) === pid && name?.startsWith(program)) return Number(entry);
    } catch {
      // It has ended meanwhile.
    }
  }
  throw new Error(`process ${pid} has no child ${program}`);
}
