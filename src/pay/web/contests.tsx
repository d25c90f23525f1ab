import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { BarNotch } from "../../ui/marks/bar-notch.tsx";
import { listPayContests, type PayContest } from "../contract.ts";
import classes from "./pay.module.css";

/** Fast money (PAY-3): contests that run or were won, with how far those are whom one may see. */
export function Contests() {
  const { t } = useTranslation("pay");
  const { data } = useEndpoint(listPayContests, {});
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel title={t("web.contests.title")}>
      <div className={classes.stack}>
        {data.items.slice(0, 4).map((contest) => (
          <One key={contest.id} contest={contest} />
        ))}
      </div>
    </Panel>
  );
}

function One({ contest }: { readonly contest: PayContest }) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const day = (date: string) => format.day(date, format.dayOf(Date.now()));
  const won = new Set(contest.prizes.map(({ person }) => person.id));
  const plain = { interpolation: { escapeValue: false } };
  return (
    <div className={classes.head}>
      <div className="row">
        <b>{contest.name}</b>
        <span className="end t2 sm nw">
          {day(contest.from)} – {day(contest.to)}
        </span>
      </div>
      <span className="t2 sm">
        {t("web.contests.rule", {
          goal: format.money(contest.goal),
          prize: format.money(contest.prize),
          count: contest.places,
          ...plain,
        })}
      </span>
      {contest.prizes.map(({ place, person, reachedOn, fact }) => (
        <span key={place} className="good">
          {t("web.contests.won", { place, name: person.name, day: day(reachedOn), fact: format.money(fact), ...plain })}
        </span>
      ))}
      {contest.prizes.length < contest.places &&
        contest.runners
          .filter(({ id }) => !won.has(id))
          .slice(0, 5)
          .map(({ id, name, fact }) => (
            <div key={id}>
              <div className="row sm">
                <span className="el">{name}</span>
                <span className="end">
                  <MoneyText sum={fact} />
                </span>
              </div>
              <BarNotch
                value={Math.max(0, fact.minor)}
                target={contest.goal.minor}
                max={contest.goal.minor}
                over="calm"
                label={t("web.contests.bar", { name, fact: format.money(fact), goal: format.money(contest.goal) })}
              />
            </div>
          ))}
    </div>
  );
}
