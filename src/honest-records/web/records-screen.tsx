import { ActionIcon, Button } from "@mantine/core";
import { IconAdjustments, IconChevronLeft, IconChevronRight, IconClipboardCheck } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { addMonths, isCalendarDate, monthStart } from "../../kernel/zoned-time.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useGo, useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { getRecordChecks } from "../contract.ts";
import type { Behind } from "./behind.ts";
import { DaysPanel } from "./days-panel.tsx";
import { PeopleTable } from "./people-table.tsx";
import classes from "./records.module.css";

const BehindDialog = lazy(async () => ({ default: (await import("./behind-dialog.tsx")).BehindDialog }));
const ThresholdsDialog = lazy(async () => ({ default: (await import("./thresholds-dialog.tsx")).ThresholdsDialog }));

const parse = (raw: Readonly<Record<string, unknown>>) => ({
  month: typeof raw.month === "string" && isCalendarDate(raw.month) ? raw.month : undefined,
  person: typeof raw.person === "string" ? raw.person : undefined,
});

/** Control → Records: where done activities are known from, how late they were entered, what looks odd (ACT-8). */
export function Screen() {
  const { t } = useTranslation("honest-records");
  const format = useFormat();
  const [search, change] = useSearchState(parse);
  const [behind, setBehind] = useState<Behind | null>(null);
  const [isSetting, setSetting] = useState(false);
  const mayEdit = useMay("norms.edit");
  const month = monthStart(search.month ?? format.dayOf(Date.now()));
  const period = { from: month, to: addMonths(month, 1) };
  const read = useEndpoint(getRecordChecks, { query: period }, { keepPrevious: true, staleTime: 0 });
  const go = useGo();
  const step = (by: -1 | 1) => void change({ month: addMonths(month, by) });
  const chosen = read.data?.people.find(({ id }) => id === search.person);
  return (
    <Frame
      title={t("ui:places.control")}
      busy={read.isPending}
      actions={
        mayEdit && (
          <Button leftSection={<IconAdjustments size={16} stroke={1.5} aria-hidden />} onClick={() => setSetting(true)}>
            {t("thresholds.button")}
          </Button>
        )
      }
      filters={
        <>
          <PlaceTabs place="control" at="/control/records" />
          <MonthStepper shown={format.monthNamed(month)} onStep={step} />
        </>
      }
    >
      {read.isPending && <LinesSkeleton lines={8} />}
      {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data?.people.length === 0 && (
        <EmptyState
          icon={<IconClipboardCheck size={28} stroke={1.5} />}
          title={t("none")}
          hint={t("noneHint")}
          action={
            <Button variant="ink" onClick={() => void go("/today")}>
              {t("record")}
            </Button>
          }
        />
      )}
      {read.data !== undefined && read.data.people.length > 0 && (
        <div className={classes.page}>
          <PeopleTable checks={read.data} onBehind={setBehind} onChoose={(person) => void change({ person })} />
          {chosen && (
            <DaysPanel key={chosen.id} person={chosen} thresholds={read.data.thresholds} onBehind={setBehind} />
          )}
        </div>
      )}
      <Suspense>
        {behind !== null && read.data && (
          <BehindDialog {...{ behind, period }} thresholds={read.data.thresholds} onClose={() => setBehind(null)} />
        )}
        {isSetting && read.data && (
          <ThresholdsDialog thresholds={read.data.thresholds} onClose={() => setSetting(false)} />
        )}
      </Suspense>
    </Frame>
  );
}

function MonthStepper({ shown, onStep }: { readonly shown: string; readonly onStep: (by: -1 | 1) => void }) {
  const { t } = useTranslation("honest-records");
  return (
    <>
      <ActionIcon variant="default" aria-label={t("back")} onClick={() => onStep(-1)}>
        <IconChevronLeft size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
      <b className="nw" aria-live="polite">
        {shown}
      </b>
      <ActionIcon variant="default" aria-label={t("forward")} onClick={() => onStep(1)}>
        <IconChevronRight size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </>
  );
}
