import { Popover } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Arranging } from "./arrange-columns.ts";
import type { Column } from "./column.ts";
import classes from "./columns-button.module.css";

const ColumnsPanel = lazy(async () => ({ default: (await import("./columns-panel.tsx")).ColumnsPanel }));

interface ColumnsButtonProps<Row> {
  /** All that the table can show. */
  readonly all: readonly Column<Row>[];
  readonly arranging: Arranging;
}

/** "Columns": which ones stand in a list, in which order and how wide. A phone shows the two that matter. */
export function ColumnsButton<Row>({ all, arranging }: ColumnsButtonProps<Row>) {
  const { t } = useTranslation("ui");
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} width={300} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`chip ${classes.button} not-phone`}
          aria-haspopup="dialog"
          aria-expanded={opened}
          data-on={arranging.isOwn || undefined}
          onClick={() => setOpened(!opened)}
        >
          <IconColumns3 size={14} stroke={1.5} aria-hidden />
          {t("columns.title")}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("columns.title")}>
        {opened && (
          <Suspense>
            <ColumnsPanel
              all={all.map(({ key, title, isAlways }) => ({ key, title, isAlways }))}
              arranging={arranging}
            />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
