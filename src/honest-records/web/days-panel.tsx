import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import type { KeptThresholds, RecordedPerson } from "../contract.ts";
import { marks, sources } from "../domain/vocabulary.ts";
import type { Behind } from "./behind.ts";
import { FigureButton } from "./figure-button.tsx";
import classes from "./records.module.css";

interface DaysPanelProps {
  readonly person: RecordedPerson;
  readonly thresholds: KeptThresholds;
  readonly onBehind: (behind: Behind) => void;
}

/** The days of one person, with the marks of each. */
export function DaysPanel({ person, thresholds, onBehind }: DaysPanelProps) {
  const { t } = useTranslation("honest-records");
  const format = useFormat();
  const list = useRef<HTMLUListElement>(null);
  // Below the table it would be missed.
  useEffect(() => list.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <Panel flush title={t("days.title", { name: person.name })}>
      <ul ref={list}>
        {person.days.map(({ date, count, bySource, byMark }) => (
          <li key={date} className={classes.dayLine}>
            <span className={classes.dayName}>{format.dayNamed(date)}</span>
            <FigureButton count={count} what={t("open.all")} onOpen={() => onBehind({ person, date })} />
            <span className="t2 sm grow">
              {sources
                .filter((source) => bySource[source] > 0)
                .map((source) => `${t(`source.${source}`)} ${bySource[source]}`)
                .join(" · ")}
            </span>
            <span className={classes.sources}>
              {marks
                .filter((mark) => byMark[mark] > 0)
                .map((mark) => (
                  <FigureButton
                    key={mark}
                    count={byMark[mark]}
                    what={t(`mark.${mark}`, { hours: thresholds.lateHours })}
                    isMarked
                    onOpen={() => onBehind({ person, mark, date })}
                  >
                    {t(`mark.${mark}`, { hours: thresholds.lateHours })} {byMark[mark]}
                  </FigureButton>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
