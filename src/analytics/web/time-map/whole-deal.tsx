import { useTranslation } from "react-i18next";
import { Axis, Grid } from "../../../ui/charts/axis.tsx";
import { scaleOf } from "../../../ui/charts/scale.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import type { TimeMapAnswer } from "../../contract.ts";
import { messageText } from "../message.ts";
import { ScrollBox } from "../scroll-box.tsx";
import { type TimeUnit, useTimes } from "../time/use-times.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import classes from "./time-map.module.css";
import { WholeBar } from "./whole-bar.tsx";

/** The whole won deal: what the regulation covers as it goes, what the targets would make of it, and the actual range. */
export function WholeDeal({ answer, unit }: { answer: TimeMapAnswer; unit: TimeUnit }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const told = useTimes(unit, answer.hoursPerWorkingDay);
  const whole = unit === "days" ? answer.whole.days : answer.whole.workingHours;
  const pieces = piecesOf(answer, unit, told.notch);
  const scale = scaleOf(Math.max(whole.max ?? 1, pieces.fact.total, pieces.target.total), { exact: true });
  const regulated = pieces.target.pieces.filter((piece) => piece.isRegulated).length;
  const factText = t("web.map.factText", {
    covered: told.long(pieces.fact.covered),
    all: told.long(pieces.fact.total),
  });
  return (
    <Panel title={messageText(answer.message, t, format)} isMessage aside={<RegulationLegend />}>
      <ScrollBox label={t("web.map.whole")}>
        <div className={classes.whole}>
          <div className={classes.grid}>
            <Grid scale={scale} />
          </div>
          {pieces.fact.total > 0 && (
            <Pieces
              pieces={pieces.fact.pieces}
              total={pieces.fact.total}
              at={scale.at}
              name={t("web.map.fact")}
              text={factText}
            />
          )}
          {pieces.target.total > 0 && (
            <Pieces
              pieces={pieces.target.pieces}
              total={pieces.target.total}
              at={scale.at}
              name={t("web.map.norm", { days: told.target(pieces.target.hours) })}
              text={t("web.map.normText", { count: regulated, stages: answer.stages.length })}
            />
          )}
          <WholeBar scale={scale} whole={whole} told={told} />
          <Axis
            scale={scale}
            format={(value) =>
              value === scale.ticks.at(-1) ? `${format.number(value)} ${t(`web.unit.${unit}`)}` : format.number(value)
            }
          />
        </div>
      </ScrollBox>
    </Panel>
  );
}

interface PiecesProps {
  readonly pieces: readonly Piece[];
  readonly total: number;
  readonly at: (value: number) => number;
  readonly name: string;
  readonly text: string;
}

/** Stages one after another, regulated ones filled, the others hatched; the words stand at the end of the bar, on a phone above it. */
function Pieces({ pieces, total, at, name, text }: PiecesProps) {
  const end = at(total);
  return (
    <div className={classes.pieces}>
      {pieces.map(({ id, stage, from, length, isRegulated }) => (
        <i
          key={id}
          title={stage}
          data-regulated={isRegulated || undefined}
          style={{ left: `${at(from)}%`, width: `calc(${at(from + length) - at(from)}% - 1px)` }}
        />
      ))}
      <span data-inside={end > 55 || undefined} style={end > 55 ? { right: `${100 - end}%` } : { left: `${end}%` }}>
        <b>{name}</b> {text}
      </span>
    </div>
  );
}

function RegulationLegend() {
  const { t } = useTranslation("analytics");
  return (
    <ul className={classes.legend}>
      <li>
        <i data-regulated aria-hidden />
        {t("web.map.regulated")}
      </li>
      <li>
        <i aria-hidden />
        {t("web.map.unregulated")}
      </li>
    </ul>
  );
}
