import { IconCalendar, IconLayoutKanban, IconList } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { FilterChip } from "../../../ui/layout/filter-chip.tsx";
import { Segmented } from "../../../ui/layout/segmented.tsx";
import { useGo } from "../../../ui/link.tsx";
import { Avatar } from "../../../ui/marks/avatar.tsx";
import type { PipelineAnswer } from "../../contract.ts";
import boardClasses from "../board/board.module.css";
import type { Looking } from "../board/use-board-live.ts";
import { boardFilters, type Filters } from "./deal-search.ts";
import classes from "./filters.module.css";

type View = "board" | "list" | "calendar";
const screens = { board: "/board", list: "/deals", calendar: "/deals/calendar" } as const satisfies Record<
  View,
  string
>;

interface DealsBesideProps {
  readonly view: View;
  readonly pipelines: readonly PipelineAnswer[];
  readonly pipeline: string | undefined;
  readonly filters: Filters;
  readonly onPipeline: (id: string | null) => void;
  readonly looking?: readonly Looking[];
}

/** Beside the title: pipeline; board, list or calendar of the same deals; who else looks. */
export function DealsBeside({ view, pipelines, pipeline, filters, onPipeline, looking = [] }: DealsBesideProps) {
  const { t } = useTranslation("pipeline");
  const go = useGo();
  const kept = { ...(pipeline === undefined ? {} : { pipeline }), ...boardFilters(filters) };
  const show = (next: View) => {
    // What is asked of nothing would open with the view of one's choice, which may be the other way of looking.
    const asked = Object.keys(kept).length === 0 ? { view: "none" } : kept;
    if (next !== view) void go(screens[next], next === "board" ? asked : { status: "open", ...kept });
  };
  return (
    <div className={classes.beside}>
      <FilterChip
        label={t("web.board.pipeline")}
        hideLabel
        value={pipeline ?? null}
        all={view === "board" ? null : t("web.list.allPipelines")}
        options={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={onPipeline}
      />
      <span>
        <Segmented
          label={t("web.board.view")}
          value={view}
          onChange={show}
          options={[
            {
              value: "board",
              label: t("web.board.asBoard"),
              icon: <IconLayoutKanban size={14} stroke={1.5} aria-hidden />,
            },
            { value: "list", label: t("web.board.asList"), icon: <IconList size={14} stroke={1.5} aria-hidden /> },
            {
              value: "calendar",
              label: t("web.board.asCalendar"),
              icon: <IconCalendar size={14} stroke={1.5} aria-hidden />,
            },
          ]}
        />
      </span>
      {looking.length > 0 && (
        <span className={boardClasses.faces} title={t("web.board.looking")}>
          {looking.slice(0, 5).map(({ id, name }) => (
            <Avatar key={id} name={name} />
          ))}
        </span>
      )}
    </div>
  );
}
