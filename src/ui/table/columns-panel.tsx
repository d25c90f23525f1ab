import { IconGripVertical } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Arranging } from "./arrange-columns.ts";
import { stepColumn, toggleColumn, widenColumn } from "./arrangement.ts";
import classes from "./columns-button.module.css";

interface Known {
  readonly key: string;
  readonly title: ReactNode;
  readonly isAlways: boolean | undefined;
}

interface ColumnsPanelProps {
  readonly all: readonly Known[];
  readonly arranging: Arranging;
}

const widthStep = 16;
const usualWidth = 160;

/** Every column with its box: those that stand first, in their order, dragged or moved by keys. */
export function ColumnsPanel({ all, arranging }: ColumnsPanelProps) {
  const { t } = useTranslation("ui");
  const { places, set } = arranging;
  const [dragged, setDragged] = useState<string | null>(null);
  const shown = places.flatMap(({ key }) => all.filter((one) => one.key === key));
  const hidden = all.filter(({ key }) => !places.some((one) => one.key === key));
  const onKey = (event: KeyboardEvent, key: string) => {
    const next = byKey(arranging, event, key);
    if (next === null) return;
    event.preventDefault();
    set(next);
  };
  return (
    <div className={classes.panel}>
      <ul className={classes.list}>
        {[...shown, ...hidden].map(({ key, title, isAlways }, at) => (
          <li
            key={key}
            draggable={at < shown.length}
            data-dragged={dragged === key || undefined}
            onDragStart={() => setDragged(key)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => at < shown.length && event.preventDefault()}
            onDrop={() => dragged !== null && arranging.move(dragged, key)}
          >
            <label>
              <input
                type="checkbox"
                checked={at < shown.length}
                disabled={isAlways === true}
                onChange={() => set(toggleColumn(places, key))}
                onKeyDown={(event) => onKey(event, key)}
              />
              <span className="el">{title}</span>
            </label>
            {at < shown.length && <IconGripVertical size={14} stroke={1.5} aria-hidden />}
          </li>
        ))}
      </ul>
      <p className={classes.hint}>{t("columns.keys")}</p>
      <button type="button" className={classes.reset} disabled={!arranging.isOwn} onClick={arranging.reset}>
        {t("columns.reset")}
      </button>
    </div>
  );
}

/** Alt with an arrow: up and down move the column, left and right make it narrower and wider. */
function byKey({ places }: Arranging, { altKey, key: pressed }: KeyboardEvent, key: string) {
  const place = places.find((one) => one.key === key);
  if (!altKey || place === undefined) return null;
  const width = place.width ?? usualWidth;
  if (pressed === "ArrowUp") return stepColumn(places, key, -1);
  if (pressed === "ArrowDown") return stepColumn(places, key, 1);
  if (pressed === "ArrowLeft") return widenColumn(places, key, width - widthStep);
  if (pressed === "ArrowRight") return widenColumn(places, key, width + widthStep);
  return null;
}
