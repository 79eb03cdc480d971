import type { ComponentChildren } from "preact";
import { age, ago, clock, number } from "../i18n/format.ts";
import { t, tCode } from "../i18n/index.ts";
import { Badge } from "../ui/badges.tsx";
import type { SystemStatusResult } from "../wire/shapes.ts";
import { lateAfter, status, statusAsOf } from "./status.ts";
import { Purge } from "./purge.tsx";

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const since = (seconds: number) => age(0, seconds * 1_000);

function Redis({ redis }: { redis: SystemStatusResult["redis"] }) {
  const late = redis.oldest_due_ms > lateAfter;
  return (
    <section class="panel column">
      <h2>{t("administrator.redis")}</h2>
      <dl class="fact-grid">
        <Fact name={t("administrator.redis_role")}>
          <Badge mood={redis.role === "master" ? "ok" : "bad"} sign={redis.role === "master" ? "●" : "▲"} text={tCode("administrator", `redis_${redis.role}`)} />
        </Fact>
        <Fact name={t("administrator.replicas")}>{number(redis.replicas)}</Fact>
        <Fact name={t("administrator.open_requests")}>{number(redis.open_requests)}</Fact>
        <Fact name={t("administrator.deadlines_due")}>
          <Badge mood={late ? "bad" : "ok"} sign={late ? "▲" : "●"} text={number(redis.deadlines_due)} />
        </Fact>
        <Fact name={t("administrator.oldest_due")}>{t("administrator.seconds", { n: number(redis.oldest_due_ms / 1_000, 1) })}</Fact>
        <Fact name={t("administrator.redis_version")}>{redis.version || "—"}</Fact>
      </dl>
    </section>
  );
}

// How the daemon and its store are, live, and the way to wipe what has ended.
export function SystemView() {
  const told = status.value;
  if (!told) return <p role="status">{t("state.loading")}</p>;
  return (
    <>
      <p class="quiet" data-as-of={statusAsOf.value}>{t("administrator.status_as_of", { time: clock(statusAsOf.value) })}</p>
      <div class="panels">
        <section class="panel column">
          <h2>{t("administrator.daemon")}</h2>
          <dl class="fact-grid">
            <Fact name={t("administrator.instance")}><span class="code">{told.instance}</span></Fact>
            <Fact name={t("administrator.build")}><span class="code">{told.build}</span></Fact>
            <Fact name={t("administrator.uptime")}>{since(told.uptime_s)}</Fact>
            <Fact name={t("administrator.open_connections")}>{number(told.connections)}</Fact>
          </dl>
        </section>
        <Redis redis={told.redis} />
        <section class="panel column">
          <h2>{t("administrator.forgetting")}</h2>
          <dl class="fact-grid">
            <Fact name={t("administrator.oldest_remains")}>{told.oldest_remains_s > 0 ? ago(0, told.oldest_remains_s * 1_000) : t("administrator.nothing_remains")}</Fact>
            <Fact name={t("administrator.day_keys")}>{number(told.day_keys)}</Fact>
          </dl>
          <Purge />
        </section>
      </div>
    </>
  );
}
