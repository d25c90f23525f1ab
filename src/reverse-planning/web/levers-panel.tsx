import { ActionIcon, Button } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import type { Format } from "../../ui/format.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { useGo } from "../../ui/link.tsx";
import { useMay, useSession } from "../../ui/session.tsx";
import { getPlanLevers, type PlanLevers } from "../contract.ts";
import classes from "./plan.module.css";
import { quarterText } from "./quarter-text.ts";

type Lever = PlanLevers["levers"][number];

/** Shown until more is asked for: the panel is as tall as the forecast beside it. */
const fewest = 5;

/** What to improve first, ranked by the money that one's own best quarter would bring (PLA-9). */
export function LeversPanel({ pipeline }: { pipeline: string | undefined }) {
  const { t } = useTranslation("reverse-planning");
  const read = useEndpoint(getPlanLevers, { query: { pipeline } }, { keepPrevious: true });
  const { data, error } = read;
  if (data === undefined) {
    return (
      <Panel title={t("web.levers.title")}>
        {error === null ? (
          <LinesSkeleton lines={6} />
        ) : (
          <ErrorState title={t("web.levers.failed")} error={error} onRetry={() => void read.refetch()} />
        )}
      </Panel>
    );
  }
  return <Levers answer={data} />;
}

function Levers({ answer }: { answer: PlanLevers }) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const tell = useTelling();
  const [isWhole, setWhole] = useState(false);
  const [first] = answer.levers;
  const most = Math.max(0, first?.gain?.minor ?? 0);
  const title =
    first === undefined || most === 0
      ? t(answer.levers.some(({ gain }) => gain !== null) ? "web.levers.atBest" : "web.levers.tooEarly")
      : t("web.levers.first", {
          lever: tell.name(first),
          sum: format.moneyCompact(first.gain ?? { minor: most, currency: tell.currency }),
        });
  return (
    <Panel title={title} isMessage flush>
      <div className={classes.leverHead}>
        <span>
          {t("web.levers.note", {
            count: answer.quarter.entries,
            n: format.number(answer.quarter.entries),
            quarter: quarterText(answer.quarter, format),
          })}
        </span>
        <span>{t("web.levers.gain")}</span>
        <span className={classes.step}>{t("web.levers.step")}</span>
        <span />
      </div>
      <ol className={classes.levers}>
        {(isWhole ? answer.levers : answer.levers.slice(0, fewest)).map((lever, place) => (
          <LeverRow
            key={`${lever.kind} ${lever.stage?.id ?? ""}`}
            lever={lever}
            place={place + 1}
            most={most}
            tell={tell}
          />
        ))}
      </ol>
      {answer.levers.length > fewest && (
        <Button variant="ghost" className={classes.more ?? ""} onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? "web.levers.less" : "web.levers.more", { count: answer.levers.length - fewest })}
        </Button>
      )}
    </Panel>
  );
}

function LeverRow({ lever, place, most, tell }: { lever: Lever; place: number; most: number; tell: Telling }) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const go = useGo();
  const mayImprove = useMay("improvements.edit");
  const name = tell.name(lever);
  const begin = () =>
    go("/plan/improvements", {
      new: "lever",
      measure: lever.kind === "cycle" ? "stageTime" : lever.kind,
      stage: lever.stage?.id,
      problem: `${name}: ${tell.change(lever)}`,
      gain: lever.gain?.minor,
    });
  return (
    <li className={classes.lever}>
      <span className="t3">{place}</span>
      <div>
        <div className={classes.name}>{name}</div>
        <div className="t3 sm">{tell.change(lever)}</div>
      </div>
      <div className={classes.bar}>
        {lever.gain !== null && lever.gain.minor > 0 && <i style={{ width: `${(lever.gain.minor / most) * 100}%` }} />}
      </div>
      <b className="num" title={lever.gain === null ? t("web.levers.unknown") : format.money(lever.gain)}>
        {lever.gain === null ? "—" : lever.gain.minor === 0 ? "0" : `+${format.moneyCompact(lever.gain)}`}
      </b>
      <span className={`num t2 sm ${classes.step}`} title={t(`web.levers.steps.${lever.kind}`)}>
        {lever.step === null ? "—" : `+${format.moneyCompact(lever.step)}`}
      </span>
      {mayImprove && lever.kind !== "entries" ? (
        <ActionIcon
          variant="subtle"
          aria-label={`${t("web.levers.improve")}: ${name}`}
          title={t("web.levers.improve")}
          onClick={() => void begin()}
        >
          <IconBulb size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      ) : (
        <span />
      )}
    </li>
  );
}

type Telling = ReturnType<typeof useTelling>;

/** A lever in words: its name, and how far it is from one's own best. */
function useTelling() {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const { currency } = useSession().workspace;
  return {
    currency,
    name: (lever: Lever) =>
      lever.stage === null || lever.next === null
        ? t(`web.levers.names.${lever.kind}`)
        : `${lever.stage.name} → ${lever.next.name}`,
    change: (lever: Lever) => {
      if (lever.present === null) return t("web.levers.unknown");
      const now = valueText(lever.kind, lever.present, currency, format);
      if (lever.best === null) return t("web.levers.noQuarter", { now });
      if (lever.gain?.minor === 0) return t("web.levers.isBest", { now });
      return t("web.levers.change", {
        now,
        best: valueText(lever.kind, lever.best.value, currency, format),
        quarter: quarterText(lever.best, format),
      });
    },
  };
}

function valueText(kind: Lever["kind"], value: number, currency: string, format: Format): string {
  if (kind === "conversion") return format.share(value, 1);
  if (kind === "average") return format.moneyCompact({ minor: Math.round(value), currency });
  return kind === "cycle" ? format.days(value) : format.number(value);
}
