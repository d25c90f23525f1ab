import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { Overview } from "../../contract.ts";
import classes from "./migration.module.css";

/** How much there is, and what will not come along. */
export function FoundCounts({ overview }: { overview: Overview }) {
  const { t } = useTranslation("importing");
  const format = useFormat();
  const counts = (["companies", "contacts", "deals", "history", "activities"] as const).map(
    (name) => [name, format.number(overview[name])] as const,
  );
  return (
    <>
      <dl className={classes.counts}>
        {[...counts.slice(0, 3), ["amount", format.money(overview.amount)] as const, ...counts.slice(3)].map(
          ([name, shown]) => (
            <div key={name}>
              <dt className="t2 sm">{t(`web.migration.count.${name}`)}</dt>
              <dd>{shown}</dd>
            </div>
          ),
        )}
      </dl>
      {overview.leftOut.length > 0 && (
        <ul className={classes.told}>
          {overview.leftOut.map(({ code, message }) => (
            <li key={code} className="t2">
              {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
