import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Tag, type TagTone } from "../../ui/marks/tag.tsx";
import type { Improvement } from "../contract.ts";
import classes from "./improvements.module.css";
import { useTold } from "./use-told.ts";

const tones: Readonly<Record<Improvement["state"], TagTone>> = {
  found: "line",
  testing: "accent",
  adopted: "good",
  dropped: "plain",
};

/** A line opens the improvement; the effect is that of the day of the decision. */
export function ImprovementsTable({ items, open }: { items: readonly Improvement[]; open: (id: string) => void }) {
  const { t } = useTranslation("improvements");
  const format = useFormat();
  const told = useTold();
  const today = format.dayOf(Date.now());
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {(["problem", "measure", "state", "trial", "effect", "who"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`web.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <td>
              <button type="button" className={classes.open} onClick={() => open(one.id)}>
                {one.problem}
              </button>
              <span className="t3 sm">{one.hypothesis}</span>
            </td>
            <td>{told.measure(one)}</td>
            <td>
              <Tag tone={tones[one.state]}>{t(`web.states.${one.state}`)}</Tag>
            </td>
            <td className="t2">
              {one.trial === null
                ? "—"
                : `${t(`web.kinds.${one.trial.kind}`)}, ${told.days(one.trial.from, one.trial.to)}`}
            </td>
            <td className="num">{told.effect(one)}</td>
            <td className="t2">
              {one.createdBy.name}
              <span className="t3 sm"> {format.day(format.dayOf(Date.parse(one.createdAt)), today)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
