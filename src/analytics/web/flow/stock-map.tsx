import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { StageMark } from "../../../ui/marks/stage-mark.tsx";
import type { FlowAnswer } from "../../contract.ts";
import { ScrollBox } from "../scroll-box.tsx";
import classes from "./flow.module.css";

/** Stages by weeks, the last sixteen: how many deals stood there when the week ended, and what came and went. */
export function StockMap({ answer }: { answer: FlowAnswer }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const weeks = answer.weeks.slice(-16);
  const stages = weeks[0]?.stages ?? [];
  const most = Math.max(1, ...weeks.flatMap((week) => week.stages.map(({ closing }) => closing)));
  return (
    <>
      <ScrollBox label={t("web.flow.stock")}>
        <table className={classes.stock}>
          <thead>
            <tr>
              <th scope="col">{t("web.table.stage")}</th>
              {weeks.map(({ week }) => (
                <th key={week} scope="col">
                  {format.day(week, week)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map((stage, place) => (
              <tr key={stage.id}>
                <th scope="row">
                  <span className="row nw">
                    <StageMark n={place + 1} of={stages.length} />
                    {stage.stage}
                  </span>
                </th>
                {weeks.map(({ week, stages: then }) => (
                  <Cell key={week} stage={then[place]} most={most} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className={`t3 sm ${classes.note}`}>{t("web.flow.stockNote")}</p>
    </>
  );
}

function Cell({ stage, most }: { stage: FlowAnswer["weeks"][number]["stages"][number] | undefined; most: number }) {
  const format = useFormat();
  if (stage === undefined) return <td />;
  const out = stage.opening + stage.in - stage.closing;
  return (
    <td
      style={{
        background: `color-mix(in srgb, var(--data-3) ${Math.round((stage.closing / most) * 100)}%, transparent)`,
      }}
    >
      <b>{format.number(stage.closing)}</b>
      <span>{`+${format.number(stage.in)} −${format.number(out)}`}</span>
    </td>
  );
}
