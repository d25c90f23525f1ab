import { useTranslation } from "react-i18next";
import { Share } from "../../../ui/figures/share.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Group } from "../../../ui/layout/group.tsx";
import type { ConveyorAnswer } from "../../contract.ts";
import classes from "./conveyor.module.css";

const parts = ["completed", "underWay", "broken", "notBegun"] as const;

/** The deals of each stage by what became of its chain, each bar the whole of the stage. */
export function ChainBars({ answer }: { answer: ConveyorAnswer }) {
  const { t } = useTranslation("analytics");
  return (
    <div className={classes.scroller}>
      <Group className={classes.bars} label={t("web.conveyor.chart")}>
        {answer.stages.map((stage) => (
          <Bar key={stage.id} stage={stage} />
        ))}
      </Group>
      <div className={classes.legend}>
        {parts.map((part) => (
          <span key={part}>
            <i className={classes.sign} data-part={part} />
            {t(`web.conveyor.${part}`)}
          </span>
        ))}
      </div>
    </div>
  );
}

function Bar({ stage }: { stage: ConveyorAnswer["stages"][number] }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const { deals, begun, followed, completed, broken } = stage;
  const counts = { completed, underWay: followed - completed, broken, notBegun: deals - begun };
  return (
    <div className={classes.stage}>
      <span>{stage.stage}</span>
      <div className={classes.track}>
        {parts.map((part) => (
          <i
            key={part}
            className={classes.part}
            data-part={part}
            style={{ flexGrow: counts[part] }}
            title={`${t(`web.conveyor.${part}`)}: ${format.number(counts[part])}`}
          />
        ))}
      </div>
      <span className="num">
        <Share part={followed} whole={deals} quiet />
      </span>
    </div>
  );
}
