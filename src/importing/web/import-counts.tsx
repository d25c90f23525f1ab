import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { ImportAnswer } from "../contract.ts";
import classes from "./importing.module.css";

/** Read = created + updated + skipped + refused. */
export function ImportCounts({ one }: { one: ImportAnswer }) {
  const { t } = useTranslation("importing");
  const format = useFormat();
  return (
    <dl className={classes.counts}>
      {(["read", "created", "updated", "skipped", "refused"] as const).map((name) => (
        <div key={name} className={classes.count}>
          <dt className="t2 sm">{t(`web.count.${name}`)}</dt>
          <dd className={name === "refused" && one.counts.refused > 0 ? "bad" : ""}>
            {format.number(one.counts[name])}
          </dd>
        </div>
      ))}
    </dl>
  );
}
