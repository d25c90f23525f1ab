import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconUpload } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useMay } from "../../ui/session.tsx";
import type { WorkingYear } from "../contract.ts";
import { firstYear, lastYear } from "../domain/vocabulary.ts";
import { Stepper } from "./stepper.tsx";
import { useYear } from "./use-year.ts";
import classes from "./working-calendar.module.css";
import { YearGrid } from "./year-grid.tsx";

const DayDialog = lazy(async () => ({ default: (await import("./day-dialog.tsx")).DayDialog }));
const HoursDialog = lazy(async () => ({ default: (await import("./hours-dialog.tsx")).HoursDialog }));
const FileDialog = lazy(async () => ({ default: (await import("./file-dialog.tsx")).FileDialog }));

/** Twelve months at a glance, and what changes them. */
export function YearTab() {
  const format = useFormat();
  const [year, setYear] = useState(() => Number(format.dayOf(Date.now()).slice(0, 4)));
  const [opened, setOpened] = useState<string | null>(null);
  const { read, changed, setDays, reset } = useYear(year);
  const mayEdit = useMay("working_calendar.edit");
  const { data } = read;
  const close = () => setOpened(null);
  return (
    <>
      <div className={classes.bar}>
        <Stepper
          shown={String(year)}
          isFirst={year === firstYear}
          isLast={year === lastYear}
          onStep={(by) => setYear(year + by)}
        />
        {data && <YearSummary year={data} />}
        {mayEdit && data && (
          <Deeds year={data} onOpen={setOpened} onReset={(shortened) => void reset(shortened).catch(() => undefined)} />
        )}
      </div>
      {data?.recount?.isFinished === false && <Recounting recount={data.recount} />}
      {read.isPending && <LinesSkeleton lines={12} />}
      {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {data && <YearGrid year={data} mayEdit={mayEdit} onOpen={setOpened} />}
      {data && opened !== null && (
        <Suspense>
          {opened === "hours" && <HoursDialog year={data} onClose={close} onChanged={changed} />}
          {opened === "file" && <FileDialog year={data} onClose={close} onChanged={changed} />}
          {opened.length === 10 && <DayDialog year={data} date={opened} onClose={close} setDays={setDays} />}
        </Suspense>
      )}
    </>
  );
}

function YearSummary({ year }: { readonly year: WorkingYear }) {
  const { t } = useTranslation("working-calendar");
  const format = useFormat();
  const days = year.months.reduce((sum, { workingDays }) => sum + workingDays, 0);
  const hours = year.months.reduce((sum, { workingHours }) => sum + workingHours, 0);
  return (
    <span className="t2">
      {t("year.count", { count: days })} · {format.hours(hours)} · {year.opensAt}–{year.closesAt}
    </span>
  );
}

interface DeedsProps {
  readonly year: WorkingYear;
  readonly onOpen: (what: string) => void;
  readonly onReset: (withShortened: boolean) => void;
}

function Deeds({ year: { shortenedByLaw }, onOpen, onReset }: DeedsProps) {
  const { t } = useTranslation("working-calendar");
  const format = useFormat();
  return (
    <div className={classes.deeds}>
      <Button onClick={() => onOpen("hours")}>{t("hours.button")}</Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={14} stroke={1.5} aria-hidden />}>{t("reset.button")}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onReset(false)}>{t("reset.plain")}</Menu.Item>
          {shortenedByLaw.length > 0 && (
            <Menu.Item onClick={() => onReset(true)}>
              {t("reset.shortened")}
              <div className="t2 sm">{shortenedByLaw.map((date) => format.day(date, date)).join(", ")}</div>
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Button leftSection={<IconUpload size={16} stroke={1.5} aria-hidden />} onClick={() => onOpen("file")}>
        {t("file.button")}
      </Button>
    </div>
  );
}

function Recounting({ recount: { done, total } }: { readonly recount: NonNullable<WorkingYear["recount"]> }) {
  const { t } = useTranslation("working-calendar");
  const format = useFormat();
  return (
    <div role="status" className={classes.recount}>
      <span className="sm">
        {total === null
          ? t("year.recountBegins")
          : t("year.recounting", { done: format.number(done), total: format.number(total) })}
      </span>
      <progress aria-label={t("year.recountBegins")} max={Math.max(1, total ?? 1)} value={total === null ? 0 : done} />
    </div>
  );
}
