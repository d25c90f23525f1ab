import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { judge, type NormRow } from "../../domain/decision-table.ts";
import { RatingMark } from "../rating-mark.tsx";
import classes from "./norms.module.css";

/** "2 встречи и 9 звонков → приемлемо": the same function that rates the days. */
export function LiveExample({ rows }: { rows: readonly NormRow[] }) {
  const { t } = useTranslation("norms");
  const [work, setWork] = useState({ meetings: 2, calls: 9 });
  const { rating, row } = judge(rows, work);
  return (
    <div className={classes.example}>
      <span className="t2">{t("web.settings.example")}</span>
      {(["meetings", "calls"] as const).map((of) => (
        <NumberInput
          key={of}
          w={76}
          size="sm"
          min={0}
          max={999}
          aria-label={t(of === "meetings" ? "web.settings.meetings" : "web.settings.callsHead")}
          value={work[of]}
          onChange={(value) => setWork({ ...work, [of]: typeof value === "number" ? value : 0 })}
        />
      ))}
      <output aria-live="polite">
        {t("web.settings.exampleIs", {
          meetings: t("web.week.meetings", { count: work.meetings, n: work.meetings }),
          calls: t("web.week.calls", { count: work.calls, n: work.calls }),
        })}{" "}
        <RatingMark rating={rating} /> <span className="t3 sm">{t("web.settings.byRow", { n: row + 1 })}</span>
      </output>
    </div>
  );
}
