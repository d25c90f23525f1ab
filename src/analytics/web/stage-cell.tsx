import { StageMark } from "../../ui/marks/stage-mark.tsx";
import classes from "./reports.module.css";

interface StageCellProps {
  readonly name: string;
  readonly n: number;
  readonly of: number;
  readonly isKey: boolean;
  readonly isWon?: boolean;
}

/** A stage in a table: its mark and its name, which never truncates. */
export function StageCell({ name, n, of, isKey, isWon = false }: StageCellProps) {
  return (
    <span className={`row ${classes.stageCell}`}>
      <StageMark n={n} of={of} isKey={isKey} isWon={isWon} />
      {name}
    </span>
  );
}
