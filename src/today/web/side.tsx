import { IconAlertCircle, IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { mondayOf } from "../../kernel/zoned-time.ts";
import { RatingMark, useKindName } from "../../norms/web/index.ts";
import { ConfirmPromises } from "../../planning/web/index.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import { BarNotch } from "../../ui/marks/bar-notch.tsx";
import { useSession } from "../../ui/session.tsx";
import type { TodayAnswer } from "../contract.ts";
import { PaySection } from "./pay-section.tsx";
import { PlanSection } from "./plan-section.tsx";
import classes from "./today.module.css";

/** What the day is for: plan, norm, effective actions, pipeline, payments. */
export function Side({ day }: { day: TodayAnswer }) {
  const { t } = useTranslation("today");
  return (
    <aside className={classes.side} aria-label={t("web.plan.title")}>
      <PlanSection plan={day.plan} />
      {day.norm !== null && <NormSection norm={day.norm} />}
      {day.effective.length > 0 && <EffectiveSection effective={day.effective} />}
      {day.pipeline.open > 0 && <PipelineSection pipeline={day.pipeline} />}
      {day.promises !== null && <PromisesSection promises={day.promises} />}
      {day.pay !== null && <PaySection pay={day.pay} month={day.date} />}
      {day.team !== null && <TeamSection team={day.team} />}
    </aside>
  );
}

/** A head sees what stands under Control: who was below the norm. */
function TeamSection({ team: { day, below, people } }: { team: NonNullable<TodayAnswer["team"]> }) {
  const { t } = useTranslation("today");
  const format = useFormat();
  return (
    <section>
      <div className="row">
        <h2>{t("web.team.title")}</h2>
        <AppLink to="/control" className={`end sm ${classes.figure}`}>
          {t("web.team.open")}
        </AppLink>
      </div>
      <ul className={classes.alerts}>
        <li>
          {below > 0 && <IconAlertCircle size={16} stroke={1.5} className="bad" aria-hidden />}
          <span className="grow">{t("web.team.below", { day: format.day(day, format.dayOf(Date.now())) })}</span>
          <AppLink to="/control/week" search={{ week: mondayOf(day) }} className={`num ${classes.figure}`}>
            {t("web.norm.of", { done: below, goal: people })}
          </AppLink>
        </li>
      </ul>
    </section>
  );
}

function NormSection({ norm }: { norm: NonNullable<TodayAnswer["norm"]> }) {
  const { t } = useTranslation("today");
  const calls = norm.calls === "dialled" ? norm.callsDialled : norm.callsConnected;
  const { goal, missing } = norm;
  const lacks =
    missing === null
      ? []
      : [
          missing.meetings > 0 ? t("web.norm.meeting", { count: missing.meetings, n: missing.meetings }) : null,
          missing.calls > 0 ? t("web.norm.call", { count: missing.calls, n: missing.calls }) : null,
        ].filter((part) => part !== null);
  const [one = "", other] = lacks;
  return (
    <section>
      <div className="row">
        <h2>{t("web.norm.title")}</h2>
        <span className="end">{norm.rating !== null && <RatingMark rating={norm.rating} isOpen />}</span>
      </div>
      <Line label={t("web.norm.meetings")} done={norm.meetings} goal={goal?.meetings ?? null} />
      <Line label={t("web.norm.calls")} done={calls} goal={goal?.calls ?? null} />
      <p className={`t2 sm ${classes.hint}`}>
        {goal === null
          ? t("web.norm.dayOff")
          : lacks.length === 0
            ? t("web.norm.reached", { week: norm.weekMeetings })
            : t("web.norm.missing", { what: other === undefined ? one : t("web.norm.and", { one, other }) })}{" "}
        {norm.calls === "dialled"
          ? t("web.norm.connected", { n: norm.callsConnected })
          : t("web.norm.dialled", { n: norm.callsDialled })}
      </p>
    </section>
  );
}

function Line({ label, done, goal }: { label: string; done: number; goal: number | null }) {
  const { t } = useTranslation("today");
  const target = goal === 0 ? null : goal;
  return (
    <div className={classes.kv}>
      <span>{label}</span>
      <BarNotch value={done} target={target} over="calm" tone={target !== null && done >= target ? "good" : "calm"} />
      <span className="num">{target === null ? <b>{done}</b> : t("web.norm.of", { done, goal: target })}</span>
    </div>
  );
}

function EffectiveSection({ effective }: { effective: TodayAnswer["effective"] }) {
  const { t } = useTranslation("today");
  const nameOf = useKindName();
  const sum = (of: "done" | "planned") => effective.reduce((all, one) => all + one[of], 0);
  return (
    <section>
      <div className="row">
        <h2>{t("web.effective.title")}</h2>
        <span className="end num">
          {sum("planned") === 0 ? (
            <b>{sum("done")}</b>
          ) : (
            t("web.effective.of", { done: sum("done"), planned: sum("planned") })
          )}
        </span>
      </div>
      {effective.map(({ kind, name, done, planned }) => (
        <Line key={kind} label={nameOf({ key: kind, name })} done={done} goal={planned === 0 ? null : planned} />
      ))}
    </section>
  );
}

function PipelineSection({ pipeline }: { pipeline: TodayAnswer["pipeline"] }) {
  const { t } = useTranslation("today");
  const format = useFormat();
  const { user } = useSession();
  const own = { owner: user.id, status: "open" } as const;
  const { open, amount, withoutNextStep, overTarget } = pipeline;
  const isCalm = withoutNextStep === 0 && overTarget === 0;
  return (
    <section>
      <div className="row">
        <h2>{t("web.pipeline.title")}</h2>
        <AppLink to="/deals" search={own} className={`end sm ${classes.figure}`}>
          {t("web.pipeline.deals", { count: open, n: open, sum: format.moneyCompact(amount) })}
        </AppLink>
      </div>
      <ul className={classes.alerts}>
        {withoutNextStep > 0 && (
          <li>
            <IconAlertCircle size={16} stroke={1.5} className="bad" aria-hidden />
            <span className="grow">{t("web.pipeline.noStep")}</span>
            <AppLink to="/deals" search={{ ...own, noNextStep: "true" }} className={`num ${classes.figure}`}>
              {withoutNextStep}
            </AppLink>
          </li>
        )}
        {overTarget > 0 && (
          <li>
            <IconClock size={16} stroke={1.5} className="warn" aria-hidden />
            <span className="grow">{t("web.pipeline.over")}</span>
            <AppLink to="/deals" search={{ ...own, overTarget: "true" }} className={`num ${classes.figure}`}>
              {overTarget}
            </AppLink>
          </li>
        )}
        {isCalm && <li className="t2 sm">{t("web.pipeline.calm")}</li>}
      </ul>
    </section>
  );
}

/** Shown sums have no kopecks. */
const whole = <Sum extends { readonly minor: number }>(sum: Sum): Sum => ({
  ...sum,
  minor: Math.round(sum.minor / 100) * 100,
});

function PromisesSection({ promises }: { promises: NonNullable<TodayAnswer["promises"]> }) {
  const { t } = useTranslation("today");
  const format = useFormat();
  const day = format.dayNear(promises.day, format.dayOf(Date.now()));
  return (
    <section>
      <div className="row">
        <h2>{t("web.promises.title", { day: format.language === "ru" ? day.toLocaleLowerCase() : day })}</h2>
        {promises.items.length > 0 && <b className="end num">{format.money(whole(promises.total))}</b>}
      </div>
      {promises.items.length === 0 && <p className="t2 sm">{t("web.promises.none")}</p>}
      <ul className={classes.alerts}>
        {promises.items.map(({ deal, company, amount }) => (
          <li key={deal.id}>
            <AppLink to={`/deals/${deal.id}`} className={`grow ${classes.line}`}>
              {[company, deal.name].filter(Boolean).join(" · ")}
            </AppLink>
            <b className="num">{format.moneyPlain(whole(amount))}</b>
          </li>
        ))}
      </ul>
      <ConfirmPromises />
    </section>
  );
}
