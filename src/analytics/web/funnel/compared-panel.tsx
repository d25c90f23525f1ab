import { Button } from "@mantine/core";
import { IconAlertOctagon, IconArrowUpRight, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import { useGo } from "../../../ui/link.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import { createdIn, dealsLink } from "../drill-down.ts";
import classes from "./funnel.module.css";
import type { FunnelProps } from "./funnel-chart.tsx";
import type { FunnelRow } from "./funnel-rows.ts";

/** What differs from the base period beyond chance: now, base, difference, and the deals to look at. */
export function ComparedPanel({ report, answer, rows }: FunnelProps) {
  const { t } = useTranslation("analytics");
  if (answer.comparison === undefined) return null;
  const tested = answer.comparison.filter(({ pValue }) => pValue !== null).length;
  const named = rows.find(
    ({ id }) => id === answer.message.params.stageId && answer.message.code !== "narrowest_stage",
  );
  const row = named ?? rows.find(({ standsOut }) => standsOut !== null);
  const of = <span className="t3 sm">{t("web.compared.count", { count: tested })}</span>;
  if (row === undefined || row.standsOut === null) {
    return (
      <Panel>
        <div className="row">
          <Tag tone="good" icon={<IconCheck size={12} stroke={2} aria-hidden />}>
            {t("web.compared.none")}
          </Tag>
          <span className="end">{of}</span>
        </div>
      </Panel>
    );
  }
  const isLeak = row.standsOut === "leak";
  const Icon = isLeak ? IconAlertOctagon : IconArrowUpRight;
  return (
    <Panel>
      <div className="row">
        <Tag tone={isLeak ? "bad" : "good"} icon={<Icon size={12} stroke={1.5} aria-hidden />}>
          {t(`web.compared.${row.standsOut}`)}
        </Tag>
        <span className="end">{of}</span>
      </div>
      <h2 className={classes.step2}>
        {row.name} → {row.next}
      </h2>
      <Numbers row={row} {...{ report, answer, rows }} />
      {isLeak && <Ways row={row} {...{ report, answer, rows }} />}
    </Panel>
  );
}

function Numbers({ row, report, answer }: FunnelProps & { row: FunnelRow }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const then = answer.base?.stages.findIndex(({ id }) => id === row.id) ?? -1;
  const baseStage = answer.base?.stages[then];
  const baseNext = answer.base?.stages[then + 1];
  const counts = (part: number, whole: number) =>
    t("ui:share.counts", { part: format.number(part), whole: format.number(whole) });
  const known = baseStage === undefined ? 0 : baseStage.reached - baseStage.inProgress;
  return (
    <table className={classes.compared}>
      <tbody>
        <tr>
          <th scope="row" className="t2">
            {report.words(report.span)}
          </th>
          <td className={row.standsOut === "leak" ? "bad" : "good"}>
            <b>{format.share(row.settled ?? 0, 1)}</b>
          </td>
          <td>{counts(row.went, row.known)}</td>
        </tr>
        <tr>
          <th scope="row" className="t2">
            {answer.base === undefined ? "" : report.words(answer.base)}
          </th>
          <td>
            <b>{format.share(row.base ?? 0, 1)}</b>
          </td>
          <td>{counts(baseNext?.reached ?? 0, known)}</td>
        </tr>
        <tr>
          <th scope="row" className="t2">
            {t("web.compared.difference")}
          </th>
          <td>
            <b>{t("web.unit.points", { value: format.signed((row.difference ?? 0) * 100) })}</b>
          </td>
          <td className="t2">{chance(row.pValue ?? 1)}</td>
        </tr>
      </tbody>
    </table>
  );

  function chance(pValue: number) {
    const count = Math.round(pValue * 1000);
    return count < 1 ? t("web.compared.hardlyChance") : t("web.compared.chance", { count });
  }
}

/** The deals that the step has lost and put off: a red figure without a way on is a complaint. */
function Ways({ row, report, answer }: FunnelProps & { row: FunnelRow }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const go = useGo();
  const open = (behind: object) => {
    const { to, search } = dealsLink(answer.pipeline.id, report.query, { ...createdIn(report.query), ...behind });
    void go(to, search);
  };
  return (
    <div className={classes.ways}>
      {row.lost > 0 && (
        <Button variant="ink" onClick={() => open({ lostAt: row.id })}>
          {t("web.compared.lost", { count: row.lost, n: format.number(row.lost) })}
        </Button>
      )}
      {row.postponed > 0 && (
        <Button onClick={() => open({ postponedAt: row.id })}>
          {t("web.compared.postponed", { count: row.postponed, n: format.number(row.postponed) })}
        </Button>
      )}
    </div>
  );
}
