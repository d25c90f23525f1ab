import { useTranslation } from "react-i18next";
import { Figure } from "../../ui/figures/figure.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { StageMark } from "../../ui/marks/stage-mark.tsx";
import type { StageNeed } from "../domain/reverse-plan.ts";
import type { StageOverrides } from "../domain/sheet.ts";
import { readNumber, readPercent } from "./read-figures.ts";
import classes from "./sheet.module.css";
import { SheetCell } from "./sheet-cell.tsx";
import type { Sheet } from "./sheet-state.ts";

/** Stage by stage: measured shares and times, what the target takes, what is there, what to add, by when, and per day. */
export function SheetTable({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reverse-planning");
  const { stages } = sheet.measures;
  const columns = ["stage", "conversion", "forTarget", "held", "toAdd", "by", "perDay"] as const;
  return (
    <table className={classes.table} aria-label={t("web.sheet.table")}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" title={t(`web.sheet.hints.${column}`)}>
              {t(`web.sheet.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stages.slice(0, -1).map((stage, index) => (
          <StageRow key={stage.id} sheet={sheet} index={index} />
        ))}
      </tbody>
      <tfoot>
        <WonRow sheet={sheet} />
      </tfoot>
    </table>
  );
}

const count = (value: number | null | undefined, text: (value: number) => string) =>
  value === null || value === undefined ? "—" : text(value);

function StageRow({ sheet, index }: { sheet: Sheet; index: number }) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const { stages, pipeline } = sheet.measures;
  const stage = stages[index];
  const need = sheet.plan.stages[index];
  if (stage === undefined || need === undefined) return null;
  const { interval, settled, advanced, wonDeals, held } = stage;
  const counts =
    interval === null
      ? t("web.sheet.noCounts")
      : t("web.sheet.counts", {
          part: format.number(advanced),
          whole: format.number(settled),
          range: format.range(format.number(interval[0] * 100), format.share(interval[1])),
        });
  return (
    <tr>
      <td>
        <span className={classes.stage}>
          <StageMark n={index + 1} of={stages.length - 1} isKey={stage.isKeyStage} />
          {stage.name}
        </span>
      </td>
      <td>
        <TypedCell sheet={sheet} index={index} figure="conversion" />
        <span className={classes.small}>{counts}</span>
      </td>
      <td className="t2">{count(need.forTarget, format.number)}</td>
      <td className="t2">
        {held === 0 ? (
          0
        ) : (
          <Figure
            to="/deals"
            search={{ view: "list", pipeline: pipeline.id, stage: stage.id, status: "open" }}
            label={t("web.sheet.openHeld", { stage: stage.name, count: held })}
          >
            {format.number(held)}
          </Figure>
        )}
      </td>
      <td className={classes.add}>{count(need.toAdd, format.number)}</td>
      <td>
        <By need={need} />
        <span className={classes.under} title={t("web.sheet.hints.daysToWon")}>
          <TypedCell sheet={sheet} index={index} figure="daysToWon" />
          <span className={classes.small}>{t("web.sheet.ofWon", { n: format.number(wonDeals) })}</span>
        </span>
      </td>
      <td>
        <PerDay need={need} kinds={stage.actions} />
        <span className={classes.under} title={t("web.sheet.hints.actions")}>
          <TypedCell sheet={sheet} index={index} figure="actions" />
          <span className={classes.small}>{t("web.sheet.anEntry")}</span>
        </span>
      </td>
    </tr>
  );
}

function WonRow({ sheet }: { sheet: Sheet }) {
  const format = useFormat();
  const { stages, currency } = sheet.measures;
  const won = stages.at(-1);
  const need = sheet.plan.stages.at(-1);
  const { targetMinor } = sheet.figures;
  return (
    <tr>
      <td>
        <span className={classes.stage}>
          <StageMark n={stages.length} of={stages.length} isWon />
          {won?.name}
        </span>
      </td>
      <td />
      <td>{count(need?.forTarget, format.number)}</td>
      <td />
      <td>{count(need?.toAdd, format.number)}</td>
      <td>{need !== undefined && <By need={need} />}</td>
      <td>{targetMinor === null ? "—" : format.moneyCompact({ minor: targetMinor, currency })}</td>
    </tr>
  );
}

function By({ need }: { need: StageNeed }) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  if (need.by === null) return <span className="t3">—</span>;
  const day = format.day(need.by, format.dayOf(Date.now()));
  if (!need.isLate) return <>{day}</>;
  return (
    <span className={classes.late} title={t("web.sheet.lateHint")}>
      {t("web.sheet.late", { day })}
    </span>
  );
}

type Kinds = Sheet["measures"]["stages"][number]["actions"];

/** One kind by its name, several as contacts with the kinds in the hint. */
function PerDay({ need, kinds }: { need: StageNeed; kinds: Kinds }) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  if (need.perPersonDay === null) return <span className="t3">—</span>;
  const whole = kinds.reduce((sum, { perEntry }) => sum + perEntry, 0);
  const [first] = kinds;
  const main = first !== undefined && first.perEntry / whole >= 0.8 ? first.kind : "other";
  const hint = kinds
    .map(({ kind, perEntry }) => `${t(`web.kinds.${kind}`, { defaultValue: kind })} ${format.share(perEntry / whole)}`)
    .join(", ");
  return (
    <span title={hint || undefined}>
      <b>{format.number(need.perPersonDay, 1)}</b>{" "}
      <span className="t3">{t(`web.kinds.${main}`, { defaultValue: t("web.kinds.other") })}</span>
    </span>
  );
}

interface TypedCellProps {
  readonly sheet: Sheet;
  readonly index: number;
  readonly figure: keyof StageOverrides;
}

const measuredAs = { conversion: "conversion", daysToWon: "daysToWon", actions: "actionsPerEntry" } as const;

function TypedCell({ sheet, index, figure }: TypedCellProps) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const stage = sheet.measures.stages[index];
  if (stage === undefined) return null;
  const cell = { figure, stage: stage.id };
  const number = (value: number) => format.number(value, 1);
  const isShare = figure === "conversion";
  return (
    <SheetCell
      label={`${t(`web.sheet.columns.${figure}`)}: ${stage.name}`}
      column={figure}
      value={sheet.figures.stages[index]?.[measuredAs[figure]] ?? null}
      measured={sheet.measured.stages[index]?.[measuredAs[figure]] ?? null}
      isTyped={sheet.isTyped(cell)}
      shown={
        isShare ? (share) => format.share(share, 1) : figure === "daysToWon" ? (days) => format.days(days) : number
      }
      plain={isShare ? (share) => number(share * 100) : number}
      read={isShare ? readPercent : readNumber}
      onType={(value) => sheet.type(cell, value)}
    />
  );
}
