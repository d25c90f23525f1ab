import { Button } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Kbd } from "../../ui/keyboard/kbd.tsx";
import { useShortcuts } from "../../ui/keyboard/use-shortcuts.ts";
import { Screen as Layout } from "../../ui/layout/screen.tsx";
import { useGo } from "../../ui/link.tsx";
import type { TodayAnswer } from "../contract.ts";
import type { Deeds } from "./deeds.ts";
import { DoneList } from "./done-list.tsx";
import { FiguresStrip } from "./figures-strip.tsx";
import { LitCard } from "./lit-card.tsx";
import { Side } from "./side.tsx";
import { TaskList } from "./task-list.tsx";
import classes from "./today.module.css";
import { useDeeds } from "./use-deeds.tsx";
import { useToday } from "./use-today.ts";

/** ACT-5: what do I do now, in order; beside it what the day is for. */
export function Screen() {
  const { t } = useTranslation("today");
  const { data: day, error, isPending, refetch, refresh } = useToday();
  const { deeds, drawn, add, isAsking } = useDeeds(refresh);
  useShortcuts([{ keys: "N", label: t("web.add"), run: add }], deeds.mayEdit && !isAsking);
  return (
    <Layout
      title={t("web.title")}
      bare
      busy={isPending}
      beside={day !== undefined && <Beside day={day} />}
      actions={
        deeds.mayEdit && (
          <Button onClick={add} rightSection={<Kbd keys="N" />} className="not-phone">
            {t("web.add")}
          </Button>
        )
      }
    >
      {error !== null && day === undefined && (
        <ErrorState title={t("web.failed")} error={error} onRetry={() => void refetch()} />
      )}
      {isPending && (
        <div className={classes.list}>
          <LinesSkeleton lines={12} />
        </div>
      )}
      {day !== undefined && <Day day={day} deeds={deeds} hasKeys={!isAsking} onAdd={add} />}
      {drawn}
    </Layout>
  );
}

function Beside({ day }: { day: TodayAnswer }) {
  const { t } = useTranslation("today");
  const format = useFormat();
  const named = format.dayNamed(day.date);
  const left = day.tasks.length;
  return (
    <>
      <span className="t2">{format.language === "ru" ? named.toLocaleLowerCase() : named}</span>
      <span className="t3 sm not-phone">{t("web.left", { count: left, n: left })}</span>
    </>
  );
}

interface DayProps {
  readonly day: TodayAnswer;
  readonly deeds: Deeds;
  readonly hasKeys: boolean;
  readonly onAdd: () => void;
}

function Day({ day, deeds, hasKeys, onAdd }: DayProps) {
  const [first] = day.tasks;
  return (
    <div className={classes.day}>
      <FiguresStrip day={day} />
      <div className={classes.list}>
        {first === undefined ? (
          <NothingLeft isBegun={day.done.length > 0 || day.pipeline.open > 0} onAdd={deeds.mayEdit ? onAdd : null} />
        ) : (
          <LitCard task={first} lit={day.lit} deeds={deeds} />
        )}
        <TaskList tasks={day.tasks} deeds={deeds} hasKeys={hasKeys} />
        <DoneList done={day.done} />
      </div>
      <Side day={day} />
    </div>
  );
}

/** Where there are no deals yet, the day begins on the board. */
function NothingLeft({ isBegun, onAdd }: { isBegun: boolean; onAdd: (() => void) | null }) {
  const { t } = useTranslation("today");
  const go = useGo();
  return (
    <EmptyState
      icon={<IconChecks size={24} stroke={1.5} />}
      title={t(isBegun ? "web.emptyTitle" : "web.emptyFirst")}
      hint={t("web.emptyHint")}
      action={
        onAdd !== null && (
          <Button variant="ink" onClick={isBegun ? onAdd : () => void go("/board")}>
            {t(isBegun ? "web.add" : "web.toBoard")}
          </Button>
        )
      }
    />
  );
}
