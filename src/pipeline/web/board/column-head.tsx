import { useTranslation } from "react-i18next";
import { Figure } from "../../../ui/figures/figure.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { SearchParams } from "../../../ui/link.tsx";
import { StageMark } from "../../../ui/marks/stage-mark.tsx";
import classes from "./board.module.css";
import type { ColumnData } from "./board-data.ts";

interface ColumnHeadProps {
  readonly column: ColumnData;
  readonly n: number;
  readonly of: number;
  /** The list of exactly these deals. */
  readonly search: SearchParams;
  /** While a card is lifted: what the stage lacks; null when it would let the card in, undefined when nothing is lifted. */
  readonly gate: string | null | undefined;
}

/** Mark, full name, count, sum, ≈ weighted, and a strip: in target, over, over twice. */
export function ColumnHead({ column, n, of, search, gate }: ColumnHeadProps) {
  const { t } = useTranslation("pipeline");
  const { stage } = column;
  return (
    <header className={classes.head}>
      {stage.isKeyStage && <span className={classes.keyLabel}>{t("web.board.keyStage")}</span>}
      <div className={classes.title}>
        <StageMark n={n} of={of} isKey={stage.isKeyStage} isWon={stage.isWon} />
        <h2>{stage.name}</h2>
      </div>
      {gate !== undefined && gate !== null ? (
        <div className={classes.gate}>{gate}</div>
      ) : stage.isWon ? (
        <div className={classes.sums}>{t("web.board.wonHint")}</div>
      ) : (
        <Sums column={column} search={search} />
      )}
      {!stage.isWon && <LoadStrip column={column} />}
    </header>
  );
}

function Sums({ column, search }: Pick<ColumnHeadProps, "column" | "search">) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const rest = column.otherSums.map((sum) => format.moneyCompact(sum)).join(", ");
  return (
    <div className={classes.sums}>
      <b>{format.number(column.count)}</b>
      <Figure to="/deals" search={search} label={t("web.board.listOf", { stage: column.stage.name })}>
        {format.moneyCompact(column.sum)}
      </Figure>
      {rest !== "" && <span className="el">+ {rest}</span>}
      {column.weighted !== null && (
        <span className={classes.weighted} title={t("web.board.weightedHint")}>
          ≈{"\u00a0"}
          {format.number(column.weighted.minor / 100_000_000, 1)}
        </span>
      )}
    </div>
  );
}

function LoadStrip({ column }: { column: ColumnData }) {
  const { t } = useTranslation("pipeline");
  const { inTarget, overTarget, overTwice } = column;
  const spoken = t("web.board.load", { inTarget, overTarget, overTwice });
  return (
    <div className={classes.load} role="img" aria-label={spoken} title={spoken}>
      <i style={{ flex: inTarget }} />
      <i data-over style={{ flex: overTarget }} />
      <i data-twice style={{ flex: overTwice }} />
      {column.count === 0 && <i style={{ flex: 1 }} />}
    </div>
  );
}
