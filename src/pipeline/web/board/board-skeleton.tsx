import { CardSkeleton, Skeleton } from "../../../ui/feedback/skeletons.tsx";
import { StageMark } from "../../../ui/marks/stage-mark.tsx";
import type { PipelineAnswer } from "../../contract.ts";
import classes from "./board.module.css";

const rows = ["one", "two", "three"];

/** Real heads as soon as the pipeline is known, grey cards in their shape. */
export function BoardSkeleton({ pipeline }: { pipeline: PipelineAnswer | undefined }) {
  const stages = pipeline?.stages ?? [];
  return (
    <div className={classes.wrap}>
      <div className={classes.board}>
        {stages.map((stage, place) => (
          <div key={stage.id} className={classes.column} data-key={stage.isKeyStage || undefined}>
            <header className={classes.head}>
              <div className={classes.title}>
                <StageMark n={place + 1} of={stages.length} isKey={stage.isKeyStage} isWon={stage.isWon} />
                <h2>{stage.name}</h2>
              </div>
            </header>
            <Skeleton>
              <div className={classes.bones}>
                {rows.map((row) => (
                  <CardSkeleton key={row} />
                ))}
              </div>
            </Skeleton>
          </div>
        ))}
      </div>
    </div>
  );
}
