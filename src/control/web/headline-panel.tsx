import { useTranslation } from "react-i18next";
import { cutShare } from "../../kernel/cut-share.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import type { Money } from "../../kernel/money.ts";
import { Figure } from "../../ui/figures/figure.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import { BarNotch } from "../../ui/marks/bar-notch.tsx";
import type { getControlOutlook, Morning } from "../contract.ts";
import classes from "./control.module.css";
import type { OpenEntries } from "./entries-dialog.tsx";
import { useUnit } from "./use-unit.ts";

interface HeadlineProps {
  readonly morning: Morning;
  readonly outlook: AnswerOf<typeof getControlOutlook> | undefined;
  readonly onOpen: OpenEntries;
}

/** The truth in one sentence, and three figures that prove it. */
export function HeadlinePanel({ morning, outlook, onOpen }: HeadlineProps) {
  const { t } = useTranslation("control");
  const deviations = (outlook?.deviations.length ?? 0) + morning.withoutRate.length;
  const title = useHeadline(morning);
  const { headline } = morning;
  const others = headline.code === "behind" ? headline.others : null;
  const format = useFormat();
  return (
    <section className={classes.headline} aria-label={title}>
      <div>
        <h2 className="msg">{title}</h2>
        <p className="t2">
          {others?.share != null &&
            `${t("web.head.others", { count: others.count, share: format.share(cutShare(others.share, 0)) })} `}
          {deviations > 0 && t("web.head.deviations", { count: deviations })}
        </p>
        {morning.isMostlyRed && (
          <p className="warn sm">
            {t("web.head.mostlyRed")}{" "}
            <AppLink className="acc" to="/settings/control">
              {t("web.head.thresholds")}
            </AppLink>
          </p>
        )}
      </div>
      <dl>
        <Received morning={morning} onOpen={onOpen} />
        <Forecast morning={morning} outlook={outlook} />
        <Came morning={morning} onOpen={onOpen} />
      </dl>
    </section>
  );
}

function useHeadline({ headline }: Morning): string {
  const { t } = useTranslation("control");
  const format = useFormat();
  if (headline.code === "no_plan" || headline.code === "too_early") return t(`web.head.${headline.code}`);
  const share = format.share(cutShare(headline.share, 0));
  if (headline.code === "clear") return t("web.head.clear", { share });
  const last = headline.names.map((name) => name.split(" ").at(-1) ?? name);
  const [one = "", other] = last;
  const names = other === undefined ? one : headline.more > 0 ? last.join(", ") : t("web.head.and", { one, other });
  const who = headline.more > 0 ? t("web.head.more", { names, count: headline.more }) : names;
  const verb = t(headline.names.length + headline.more === 1 ? "web.head.verb_one" : "web.head.verb_other");
  const key = headline.share >= 1 ? "ahead" : "behind";
  return t(`web.head.${key}`, { share, who, verb, sum: format.moneyCompact(headline.missing) });
}

interface ProofProps {
  readonly label: string;
  readonly value: Money | null;
  readonly whole: Money | null;
  readonly notch: Money | null;
  readonly said: string;
  readonly onOpen?: () => void;
}

function Proof({ label, value, whole, notch, said, onOpen }: ProofProps) {
  const { t } = useTranslation("control");
  const unit = useUnit([value, whole]);
  const max = Math.max(value?.minor ?? 0, whole?.minor ?? 0, 1);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value === null ? (
          <span className="t3">{t("web.head.noForecast")}</span>
        ) : onOpen ? (
          <Figure onOpen={onOpen} label={`${label}: ${unit.show(value)}`}>
            {unit.show(value)}
          </Figure>
        ) : (
          unit.show(value)
        )}{" "}
        <i>{said}</i>
        <BarNotch
          value={Math.max(0, value?.minor ?? 0)}
          target={notch?.minor ?? null}
          max={max}
          over="calm"
          label={said}
        />
      </dd>
    </div>
  );
}

function Received({ morning, onOpen }: Omit<HeadlineProps, "outlook">) {
  const { t } = useTranslation("control");
  const { received, plan, due } = morning;
  const unit = useUnit([received, plan]);
  return (
    <Proof
      label={t("web.head.received")}
      value={received}
      whole={plan}
      notch={due}
      said={plan === null ? unit.label : `${t("web.head.of", { sum: unit.show(plan) })}\u00a0${unit.label}`}
      onOpen={() => onOpen({ figure: "received" })}
    />
  );
}

function Forecast({ morning, outlook }: Omit<HeadlineProps, "onOpen">) {
  const { t } = useTranslation("control");
  const format = useFormat();
  const forecast = outlook?.forecast ?? null;
  const unit = useUnit([forecast?.expected ?? null, morning.plan]);
  const range =
    forecast === null
      ? ""
      : t("web.head.range", { unit: unit.label, low: unit.show(forecast.low), high: unit.show(forecast.high) });
  const day = outlook ? format.day(outlook.monthEnds, morning.today) : "";
  return (
    <Proof
      label={t("web.head.forecast", { day })}
      value={forecast?.expected ?? null}
      whole={morning.plan}
      notch={morning.plan}
      said={range}
    />
  );
}

function Came({ morning, onOpen }: Omit<HeadlineProps, "outlook">) {
  const { t } = useTranslation("control");
  const format = useFormat();
  const { came, promised, yesterday, today } = morning;
  const unit = useUnit([came, promised]);
  return (
    <Proof
      label={t("web.head.came", { day: yesterday === null ? "" : format.dayNear(yesterday, today) })}
      value={came}
      whole={promised}
      notch={promised}
      said={`${t("web.head.of", { sum: unit.show(promised) })}\u00a0${unit.label}`}
      onOpen={() => onOpen({ figure: "came" })}
    />
  );
}
