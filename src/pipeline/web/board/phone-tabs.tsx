import { type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { StageMark } from "../../../ui/marks/stage-mark.tsx";
import classes from "./board.module.css";
import type { BoardData } from "./board-data.ts";

interface PhoneTabsProps {
  readonly board: BoardData;
  readonly root: RefObject<HTMLDivElement | null>;
  /** The column to bring into sight: where a card was refused. */
  readonly shown: string | undefined;
}

/** On a phone: a tab per stage with its count, one column a screen. */
export function PhoneTabs({ board, root, shown }: PhoneTabsProps) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const [place, setPlace] = useState(0);
  useEffect(() => {
    const scroller = root.current;
    if (scroller === null) return;
    const follow = () => {
      const width = scroller.firstElementChild?.clientWidth ?? scroller.clientWidth;
      setPlace(Math.round(scroller.scrollLeft / (width + 10)));
    };
    scroller.addEventListener("scroll", follow, { passive: true });
    return () => scroller.removeEventListener("scroll", follow);
  }, [root]);
  const show = (stageId: string) =>
    root.current
      ?.querySelector(`[data-stage="${stageId}"]`)
      ?.scrollIntoView({ inline: "center", block: "nearest", behavior: "instant" });
  useEffect(() => {
    if (shown === undefined) return;
    root.current
      ?.querySelector(`[data-stage="${shown}"]`)
      ?.scrollIntoView({ inline: "center", block: "nearest", behavior: "instant" });
  }, [shown, root]);
  return (
    <div className={classes.tabs} role="tablist" aria-label={t("web.board.stages")}>
      {board.stages.map(({ stage, count }, at) => (
        <button
          key={stage.id}
          type="button"
          role="tab"
          className={classes.tab}
          aria-selected={at === place}
          aria-label={t("web.board.tab", { stage: stage.name, count })}
          onClick={() => show(stage.id)}
        >
          <StageMark n={at + 1} of={board.stages.length} isKey={stage.isKeyStage} isWon={stage.isWon} />
          {!stage.isWon && format.number(count)}
        </button>
      ))}
    </div>
  );
}
