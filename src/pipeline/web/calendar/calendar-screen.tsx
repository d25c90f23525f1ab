import { ActionIcon, Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addMonths } from "../../../kernel/zoned-time.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { useShortcuts } from "../../../ui/keyboard/use-shortcuts.ts";
import { FilterChip } from "../../../ui/layout/filter-chip.tsx";
import { Screen as ScreenLayout } from "../../../ui/layout/screen.tsx";
import { AppLink, useSearchState } from "../../../ui/link.tsx";
import { useMay } from "../../../ui/session.tsx";
import { dealStatuses } from "../../domain/vocabulary.ts";
import boardClasses from "../board/board.module.css";
import { useBoardDialogs } from "../board/use-board-dialogs.tsx";
import { NewDealButton } from "../dialogs/new-deal-button.tsx";
import { DealFind, FindButton, useFinding } from "../filters/deal-find.tsx";
import { DealsBeside } from "../filters/deals-beside.tsx";
import { FilterChips } from "../filters/filter-chips.tsx";
import { PhoneFilters } from "../filters/phone-filters.tsx";
import { useDealSearch } from "../filters/use-deal-search.ts";
import { usePipelines } from "../use-pipelines.ts";
import classes from "./calendar.module.css";
import { MonthAgenda, MonthCells } from "./month-cells.tsx";
import { daysOfMonth, monthShown, withoutDays } from "./month-of-deals.ts";
import { useMonth } from "./use-month.ts";

/** The deals of board and list by the day on which they are expected to close (PIP-6). */
export function Screen() {
  const { t } = useTranslation("pipeline");
  const search = useDealSearch();
  const pipelines = usePipelines();
  const finding = useFinding(search.filters.text);
  const dialogs = useBoardDialogs(search.pipeline ?? pipelines.items[0]?.id);
  const isPhone = useMediaQuery("(max-width: 720px)", window.innerWidth <= 720) ?? false;
  const mayAdd = useMay("deals.edit") && pipelines.items.length > 0;
  useShortcuts([{ keys: "N", label: t("web.keys.create"), run: () => mayAdd && dialogs.create() }]);
  const { status, ...others } = withoutDays(search.filters);
  const bar = (
    <div className={boardClasses.bar}>
      <FilterChip
        label={t("web.list.status")}
        value={status ?? null}
        options={dealStatuses.map((one) => ({ value: one, label: t(`web.status.${one}`) }))}
        onChange={(next) => search.setFilters({ status: next ?? undefined })}
      />
      <FilterChips filters={others} onChange={search.setFilters} />
    </div>
  );
  const find = <DealFind text={search.filters.text} onChange={search.setFilters} autoFocus={isPhone} />;
  const beside = (
    <DealsBeside
      view="calendar"
      pipelines={pipelines.items}
      pipeline={search.pipeline}
      filters={withoutDays(search.filters)}
      onPipeline={(id) => search.set({ pipeline: id ?? undefined } as never)}
    />
  );
  return (
    <ScreenLayout
      title={t("web.list.title")}
      bare
      beside={isPhone ? undefined : beside}
      actions={
        <>
          {isPhone ? <FindButton {...finding} /> : find}
          {isPhone && <PhoneFilters beside={beside}>{bar}</PhoneFilters>}
          {mayAdd && <NewDealButton onClick={dialogs.create} />}
        </>
      }
      filters={isPhone ? finding.opened && find : bar}
    >
      <Month search={search} isPhone={isPhone} />
      {dialogs.drawn}
    </ScreenLayout>
  );
}

interface MonthProps {
  readonly search: ReturnType<typeof useDealSearch>;
  readonly isPhone: boolean;
}

const readMonth = (raw: Readonly<Record<string, unknown>>): { readonly month?: string | undefined } =>
  typeof raw.month === "string" ? { month: raw.month } : {};

function Month({ search, isPhone }: MonthProps) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const [{ month: asked }] = useSearchState(readMonth);
  const month = monthShown(asked, search.filters, format.dayOf(Date.now()));
  const days = daysOfMonth(month);
  const filters = withoutDays(search.filters);
  const deals = useMonth(search.pipeline, filters, { month, days });
  // The month takes the place of the filter's days, or the two would say different things.
  const show = (next: string | undefined) =>
    search.set({ month: next?.slice(0, 7), expectedCloseFrom: undefined, expectedCloseTo: undefined } as never);
  const listed = { ...(search.pipeline === undefined ? {} : { pipeline: search.pipeline }), ...filters };
  const Days = isPhone ? MonthAgenda : MonthCells;
  if (deals.error !== null) return <ErrorState error={deals.error} onRetry={() => void deals.refetch()} />;
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <ActionIcon variant="default" aria-label={t("web.calendar.back")} onClick={() => show(addMonths(month, -1))}>
          <IconChevronLeft size={16} stroke={1.5} />
        </ActionIcon>
        <Button size="sm" onClick={() => show(undefined)}>
          {t("web.calendar.today")}
        </Button>
        <ActionIcon variant="default" aria-label={t("web.calendar.forward")} onClick={() => show(addMonths(month, 1))}>
          <IconChevronRight size={16} stroke={1.5} />
        </ActionIcon>
        <b className="nw">{format.monthNamed(month)}</b>
        <p role="status">
          {deals.total !== undefined && (
            <>
              <b>{format.number(deals.total)}</b> {t("web.board.deals", { count: deals.total })}
              {deals.sums.map((sum) => ` · ${format.moneyCompact(sum)}`)}
            </>
          )}
          {deals.undated > 0 && (
            <>
              {" · "}
              <AppLink to="/deals" search={{ ...listed, noExpectedClose: "true" }}>
                {t("web.calendar.undated", { count: deals.undated, n: format.number(deals.undated) })}
              </AppLink>
            </>
          )}
        </p>
      </div>
      {deals.isPending ? (
        <TableSkeleton columns={7} rows={6} />
      ) : isPhone && deals.total === 0 ? (
        <p className={`${classes.nothing} t2`}>{t("web.calendar.nothing")}</p>
      ) : (
        <Days days={days} month={month} dealsOn={deals.on} filters={listed} />
      )}
      {deals.isCut && (
        <p className={`${classes.nothing} t2`} role="status">
          {t("web.calendar.cut", { n: format.number(deals.items.length) })}
        </p>
      )}
    </div>
  );
}
