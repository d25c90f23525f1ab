import { IconChecklist } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Money } from "../../kernel/money.ts";
import { Figure } from "../../ui/figures/figure.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Group } from "../../ui/layout/group.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink } from "../../ui/link.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import type { Morning, PairedRow } from "../contract.ts";
import classes from "./control.module.css";
import type { AskedEntries, OpenEntries } from "./entries-dialog.tsx";
import { useUnit } from "./use-unit.ts";

interface PairedProps {
  readonly morning: Morning;
  readonly onOpen: OpenEntries;
}

/** In the tab order, so that arrows scroll it. */
const reachable = 0;

/** What was promised for the last working day against what came, and what is promised for today (PLA-4). */
export function PairedPanel({ morning, onOpen }: PairedProps) {
  const { t } = useTranslation("control");
  const format = useFormat();
  const { paired, yesterday, today, promised, came } = morning;
  const rows = paired.filter((row) => [row.promised, row.came, row.next].some(({ minor }) => minor !== 0));
  const unit = useUnit(rows.flatMap((row) => [row.promised, row.came, row.next]).map(asThousands));
  const on = (date: string | null) => (date === null ? "" : format.day(date, today));
  const short = paired.filter(({ isShort }) => isShort).length;
  const missing = promised.minor - came.minor;
  const sums = { promised: format.moneyCompact(promised), came: format.moneyCompact(came) };
  const title =
    promised.minor === 0
      ? t("web.paired.none", { day: on(yesterday) })
      : missing > 0
        ? t("web.paired.short", { ...sums, sum: format.moneyCompact({ ...promised, minor: missing }) })
        : t(short > 0 ? "web.paired.uneven" : "web.paired.kept", { ...sums, count: short });
  return (
    <Panel title={title} isMessage flush className={classes.half}>
      {rows.length === 0 ? (
        <p className={`t2 sm ${classes.foot}`}>{t("web.paired.unpromised")}</p>
      ) : (
        <Group label={title} tabIndex={reachable} className={classes.scroll}>
          <table className={classes.paired}>
            <thead>
              <tr>
                <th scope="col">{t("web.paired.payments", { unit: unit.label })}</th>
                <th scope="col" className="num">
                  {t("web.paired.promised", { day: on(yesterday) })}
                </th>
                <th scope="col" className="num">
                  {t("web.paired.came", { day: on(yesterday) })}
                </th>
                <th scope="col" className="num">
                  {t("web.paired.difference")}
                </th>
                <th scope="col" className="num">
                  {t("web.paired.next", { day: on(morning.promiseDay) })}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} {...{ row, unit, onOpen, on, morning }} />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t("web.paired.total")}</th>
                <td className="num">{unit.show(promised)}</td>
                <td className="num">{unit.show(came)}</td>
                <td className="num">{unit.signed({ ...came, minor: -missing })}</td>
                <td className="num">
                  {unit.show({ ...came, minor: paired.reduce((sum, { next }) => sum + next.minor, 0) })}
                </td>
                <td />
              </tr>
            </tfoot>
          </table>
        </Group>
      )}
    </Panel>
  );
}

/** Payments of a day read in thousands, as the picture has them. */
const asThousands = (sum: Money): Money => ({ ...sum, minor: Math.min(Math.abs(sum.minor), 99_999_900) });

interface RowProps extends PairedProps {
  readonly row: PairedRow;
  readonly unit: ReturnType<typeof useUnit>;
  readonly on: (date: string | null) => string;
}

function Row({ row, unit, on, morning, onOpen }: RowProps) {
  const { t } = useTranslation("control");
  const { id, name } = row;
  const open = (figure: AskedEntries["figure"]) => () => onOpen({ figure, person: { id, name } });
  const figure = (sum: Money, kind: "promised" | "came" | "next") =>
    sum.minor === 0 && kind !== "came" ? (
      <span className="t3">—</span>
    ) : (
      <Figure onOpen={open(kind)} label={t(`web.entries.${kind}`, { name })}>
        {unit.show(sum)}
      </Figure>
    );
  const { difference, isShort } = row;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num" data-label={t("web.paired.promised", { day: on(morning.yesterday) })}>
        {figure(row.promised, "promised")}
      </td>
      <td className="num" data-label={t("web.paired.came", { day: on(morning.yesterday) })}>
        {figure(row.came, "came")}
      </td>
      <td className={`num ${isShort ? "bad" : "t2"}`} data-label={t("web.paired.difference")}>
        {difference.minor === 0 ? 0 : isShort ? <b>{unit.signed(difference)}</b> : unit.signed(difference)}
      </td>
      <td className="num" data-label={t("web.paired.next", { day: on(morning.promiseDay) })}>
        {figure(row.next, "next")}
      </td>
      <td className={classes.marks}>
        <Marks row={row} />
      </td>
    </tr>
  );
}

function Marks({ row: { id, task, hasEarly, hasLate, next, isUnconfirmed } }: { row: PairedRow }) {
  const { t } = useTranslation("control");
  const format = useFormat();
  const at = task?.at == null ? "" : format.time(Date.parse(task.at));
  return (
    <>
      {task && (
        <AppLink to="/deals" search={{ owner: id, status: "open" }}>
          <Tag tone={task.isDone ? "line" : "bad"} icon={<IconChecklist size={12} stroke={1.5} aria-hidden />}>
            {task.isDone ? t("web.paired.taskDone") : t("web.paired.task", { at })}
          </Tag>
        </AppLink>
      )}
      {hasEarly && <Tag tone="line">{t("web.paired.early")}</Tag>}
      {hasLate && <Tag tone="line">{t("web.paired.late")}</Tag>}
      {next.minor !== 0 && isUnconfirmed && <Tag tone="line">{t("web.paired.unconfirmed")}</Tag>}
    </>
  );
}
