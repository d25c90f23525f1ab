import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { ImprovementDetail } from "../contract.ts";
import { states } from "../domain/improvement.ts";
import classes from "./improvements.module.css";

const fields = ["problem", "hypothesis", "trial", "state", "decision"] as const;

/** Who changed what, newest first. */
export function ChangeLog({ changes }: { changes: ImprovementDetail["changes"] }) {
  const { t } = useTranslation("improvements");
  const format = useFormat();
  if (changes.length === 0) return null;
  const what = (one: ImprovementDetail["changes"][number]["changes"]) =>
    fields
      .filter((field) => field in one)
      .map((field) => {
        const [, after] = one[field] as [unknown, unknown];
        const state = states.find((known) => known === after);
        const name = t(`web.log.${field}`);
        if (field === "state" && state !== undefined)
          return t("web.log.to", { field: name, value: t(`web.states.${state}`) });
        return typeof after === "string" ? t("web.log.to", { field: name, value: after }) : name;
      })
      .join("; ");
  return (
    <section>
      <h3 className={classes.part}>{t("web.log.title")}</h3>
      <ul className={classes.log}>
        {changes.map(({ id, by, at, changes: one }) => (
          <li key={id}>
            {t("web.log.changed", { name: by.name, what: what(one) })}{" "}
            <span className="t3 sm">{format.momentLong(Date.parse(at))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
