import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import type { InstallationAnswer } from "../contract.ts";
import classes from "./installation.module.css";
import { useBytes } from "./use-bytes.ts";

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** What it means, and where it comes from. */
  readonly about?: string | undefined;
}

/** Every fact with a word on what it means. */
export function InstallationFacts({ installation }: { readonly installation: InstallationAnswer }) {
  const { t } = useTranslation("operations");
  return (
    <div className={classes.columns}>
      <Panel title={t("web.product")}>
        <Facts facts={useProduct(installation)} />
      </Panel>
      <Panel title={t("web.data")}>
        <Facts facts={useData(installation)} />
      </Panel>
    </div>
  );
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value, about }) => (
        <div key={name} className={classes.fact}>
          <dt className="t2">{name}</dt>
          <dd>
            <span className="num">{value}</span>
            {about !== undefined && <span className={`t2 ${classes.about}`}>{about}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useProduct(installation: InstallationAnswer): readonly Fact[] {
  const { t } = useTranslation("operations");
  const format = useFormat();
  const { version, nodeVersion, startedAt, schema, tasks, hasMetrics, hasMail, hasPublicAddress } = installation;
  const yes = (is: boolean) => t(is ? "web.set" : "web.unset");
  return [
    { name: t("web.version"), value: version, about: `Node.js ${nodeVersion}` },
    { name: t("web.schema"), value: t("web.migrations", { count: schema.migrations }), about: schema.latest },
    { name: t("web.started"), value: format.moment(Date.parse(startedAt), Date.now()) },
    {
      name: t("web.queue"),
      value: t("web.queueNow", { waiting: format.number(tasks.waiting), running: format.number(tasks.running) }),
      about: t("web.queueTroubled", { retrying: format.number(tasks.retrying), failed: format.number(tasks.failed) }),
    },
    { name: t("web.address"), value: yes(hasPublicAddress), about: t("web.addressAbout") },
    { name: t("web.mail"), value: yes(hasMail), about: t("web.mailAbout") },
    { name: t("web.metrics"), value: yes(hasMetrics), about: t("web.metricsAbout") },
  ];
}

function useData(installation: InstallationAnswer): readonly Fact[] {
  const { t } = useTranslation("operations");
  const format = useFormat();
  const bytes = useBytes();
  const { database, backup, disk } = installation;
  const taken = backup && format.moment(Date.parse(backup.takenAt), Date.now());
  const size = backup && { rows: format.number(backup.rows), bytes: bytes(backup.bytes) };
  return [
    {
      name: t("web.database"),
      value: `PostgreSQL ${database.version}`,
      about: t(database.isEmbedded ? "web.embedded" : "web.external"),
    },
    { name: t("web.size"), value: bytes(database.bytes) },
    {
      name: t("web.connections"),
      value: t("web.ofMost", {
        used: format.number(database.connections),
        most: format.number(database.maxConnections),
      }),
    },
    {
      name: t("web.backup"),
      value: taken ?? t("web.never"),
      about: size ? t(backup?.restoredAt ? "web.restoredFrom" : "web.backupSize", size) : t("web.backupAbout"),
    },
    {
      name: t("web.disk"),
      value: disk ? t("web.ofTotal", { free: bytes(disk.freeBytes), total: bytes(disk.totalBytes) }) : "—",
      about: t(database.isEmbedded ? "web.diskAbout" : "web.diskExternal"),
    },
  ];
}
