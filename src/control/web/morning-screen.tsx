import { Button } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useGo, useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { getControlMorning, getControlOutlook, type Morning } from "../contract.ts";
import classes from "./control.module.css";
import { DeviationsPanel } from "./deviations-panel.tsx";
import type { AskedEntries } from "./entries-dialog.tsx";
import { HeadlinePanel } from "./headline-panel.tsx";
import { PairedPanel } from "./paired-panel.tsx";
import { PeopleTable } from "./people-table.tsx";

const EntriesDialog = lazy(async () => ({ default: (await import("./entries-dialog.tsx")).EntriesDialog }));

const parseSearch = ({ department }: Readonly<Record<string, unknown>>) => ({
  department: typeof department === "string" && department !== "" ? department : undefined,
});

/** The head's morning: one sentence, the people worst first, what was promised and came, what deviates (PLA-3, 4, 7). */
export function Screen() {
  const { t } = useTranslation("control");
  const [{ department }, change] = useSearchState(parseSearch);
  const query = department === undefined ? {} : { department };
  const read = useEndpoint(getControlMorning, { query }, { keepPrevious: true });
  const outlook = useEndpoint(getControlOutlook, { query }, { keepPrevious: true });
  const [asked, open] = useState<AskedEntries | null>(null);
  const morning = read.data;
  return (
    <Frame
      title={t("web.title")}
      beside={morning && <Today morning={morning} />}
      busy={read.isPending}
      filters={
        <>
          <PlaceTabs place="control" at="/control" />
          {morning && morning.departments.length > 1 && (
            <FilterChip
              label={t("web.department")}
              all={t("web.everybody")}
              value={department ?? null}
              options={morning.departments.map(({ id, name, depth, people }) => ({
                value: id,
                label: `${"\u00a0\u00a0".repeat(depth)}${name}, ${people}`,
              }))}
              onChange={(value) => void change({ department: value ?? undefined })}
            />
          )}
        </>
      }
    >
      {morning === undefined ? (
        <Panel>
          {read.error === null ? (
            <TableSkeleton rows={8} columns={8} />
          ) : (
            <ErrorState title={t("web.failed")} error={read.error} onRetry={() => void read.refetch()} />
          )}
        </Panel>
      ) : morning.people.length === 0 ? (
        <Nobody />
      ) : (
        <div className={classes.page}>
          <HeadlinePanel morning={morning} outlook={outlook.data} onOpen={open} />
          <PeopleTable morning={morning} onOpen={open} />
          <PairedPanel morning={morning} onOpen={open} />
          <DeviationsPanel morning={morning} outlook={outlook} onOpen={open} />
        </div>
      )}
      {asked && (
        <Suspense>
          <EntriesDialog asked={asked} department={department} onClose={() => open(null)} />
        </Suspense>
      )}
    </Frame>
  );
}

function Today({ morning }: { morning: Morning }) {
  const { t } = useTranslation("control");
  const day = useFormat().dayNamed(morning.today);
  const { isWorkingDay, workingDay: n, workingDays: of } = morning;
  return <span className="t2 not-phone">{isWorkingDay ? t("web.day", { day, n, of }) : t("web.dayOff", { day })}</span>;
}

/** Before anybody sells: whoever may invites them. */
function Nobody() {
  const { t } = useTranslation("control");
  const mayInvite = useMay("users.edit");
  const go = useGo();
  return (
    <EmptyState
      icon={<IconUsers size={22} stroke={1.5} />}
      title={t("web.nobody")}
      hint={t("web.nobodyHint")}
      action={
        mayInvite ? (
          <Button variant="ink" onClick={() => void go("/settings/people")}>
            {t("web.toPeople")}
          </Button>
        ) : undefined
      }
    />
  );
}
