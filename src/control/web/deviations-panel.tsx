import { Button } from "@mantine/core";
import { IconAlertOctagon, IconAlertTriangle } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { Figure } from "../../ui/figures/figure.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { useGo } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import type { Deviation, getControlOutlook, Morning } from "../contract.ts";
import classes from "./control.module.css";
import type { OpenEntries } from "./entries-dialog.tsx";
import { useTakeAction } from "./use-control.ts";

interface DeviationsProps {
  readonly morning: Morning;
  readonly outlook: UseQueryResult<AnswerOf<typeof getControlOutlook>, Error>;
  readonly onOpen: OpenEntries;
}

/** What deviates, each with one action. */
export function DeviationsPanel({ morning, outlook, onOpen }: DeviationsProps) {
  const { t } = useTranslation("control");
  const found = outlook.data?.deviations ?? [];
  const fresh = found.filter(({ isNew }) => isNew).length;
  const count = found.length + morning.withoutRate.length;
  return (
    <Panel
      title={
        <>
          {t("web.deviations.title")} {count > 0 && <span className="t3">{count}</span>}
        </>
      }
      aside={fresh > 0 && <span className="t3 sm">{t("web.deviations.new", { count: fresh })}</span>}
      flush
      className={classes.half}
    >
      {outlook.data === undefined && outlook.error === null && <LinesSkeleton lines={4} />}
      {outlook.error !== null && <ErrorState error={outlook.error} onRetry={() => void outlook.refetch()} />}
      {outlook.data !== undefined && count === 0 && (
        <div className={classes.foot}>
          <b>{t("web.deviations.none")}</b>
          <p className="t2 sm">{t("web.deviations.noneHint")}</p>
        </div>
      )}
      <ul className={classes.deviations}>
        {morning.withoutRate.map((one) => (
          <WithoutRate key={`${one.currency} ${one.date}`} missing={one} onOpen={onOpen} />
        ))}
        {found.map((one) => (
          <Line key={one.key} deviation={one} department={morning.department} onOpen={onOpen} />
        ))}
      </ul>
    </Panel>
  );
}

interface ShapeProps {
  readonly tone: "warn" | "red";
  readonly title: ReactNode;
  readonly hint: string;
  readonly action: ReactNode;
}

function Shape({ tone, title, hint, action }: ShapeProps) {
  const Mark = tone === "red" ? IconAlertOctagon : IconAlertTriangle;
  return (
    <li>
      <Mark size={16} stroke={1.5} className={tone === "red" ? "bad" : "warn"} aria-hidden />
      <div className="grow">
        <div className={classes.what}>{title}</div>
        <div className="t2 sm">{hint}</div>
      </div>
      {action}
    </li>
  );
}

function WithoutRate({ missing, onOpen }: { missing: Morning["withoutRate"][number]; onOpen: OpenEntries }) {
  const { t } = useTranslation("control");
  const format = useFormat();
  const go = useGo();
  const mayEdit = useMay("pay.edit");
  const { currency, date, payments } = missing;
  const day = format.day(date, format.dayOf(Date.now()));
  return (
    <Shape
      tone="warn"
      title={
        <Figure onOpen={() => onOpen({ figure: "without_rate" })}>
          {t("web.deviations.rate", { count: payments, currency, day })}
        </Figure>
      }
      hint={t("web.deviations.rateHint")}
      action={
        mayEdit && (
          <Button size="sm" onClick={() => void go("/settings/money")}>
            {t("web.action.without_rate")}
          </Button>
        )
      }
    />
  );
}

interface LineProps {
  readonly deviation: Deviation;
  readonly department: string | null;
  readonly onOpen: OpenEntries;
}

function Line({ deviation, department, onOpen }: LineProps) {
  const { t } = useTranslation("control");
  const format = useFormat();
  const { code, count, amount, stage, held, needed, days } = deviation;
  if (code === "without_rate") return null;
  const sum = amount === null ? "" : format.moneyCompact(amount);
  const words = t(`web.deviations.${code}`, { count, sum, stage: stage?.name ?? "" });
  const open = () => onOpen({ figure: code === "coverage" ? "without_step" : code, ...(stage ? { stage } : {}) });
  return (
    <Shape
      tone={deviation.tone}
      title={code === "coverage" ? words : <Figure onOpen={open}>{words}</Figure>}
      hint={t(`web.deviations.${code}Hint`, { sum, held, needed, days })}
      action={<LineAction {...{ deviation, department, onOpen }} />}
    />
  );
}

function LineAction({ deviation, department, onOpen }: LineProps) {
  const { t } = useTranslation("control");
  const go = useGo();
  const mayAct = useMay("deals.assign");
  const { take, isPending } = useTakeAction(department ?? undefined);
  const { code, stage, taken } = deviation;
  if (taken !== null) return <span className="t3 sm">{t("web.done.calls", { count: taken.planned })}</span>;
  if (code === "stuck" && !mayAct) return null;
  const press = async () => {
    if (code === "stuck" && stage) await take({ kind: "calls", stage: stage.id });
    else if (code === "old_deals") await go("/control/hygiene");
    else if (code === "coverage") await go("/plan/coverage");
    else if (code === "overrides") onOpen({ figure: "overrides" });
  };
  return (
    <Button size="sm" loading={isPending} onClick={() => void press().catch(() => undefined)}>
      {t(`web.action.${code === "stuck" ? "calls" : code}`)}
    </Button>
  );
}
