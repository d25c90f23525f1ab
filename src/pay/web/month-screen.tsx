import { Button } from "@mantine/core";
import { IconLock, IconUsers } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useGo, useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { listPayMonths, listPaySchemes, listPaySlips } from "../contract.ts";
import { MonthTable } from "./month-table.tsx";

const CloseDialog = lazy(async () => ({ default: (await import("./close-dialog.tsx")).CloseDialog }));

const searchOf = ({ month }: Readonly<Record<string, unknown>>) => ({
  month: /^\d{4}-\d\d$/.test(String(month)) ? String(month) : undefined,
});

/** Everybody's pay of a month, and its closing. */
export function Screen() {
  const { t } = useTranslation("pay");
  const [search, change] = useSearchState(searchOf);
  const months = useEndpoint(listPayMonths, {});
  const month = search.month ?? months.data?.nextMonth ?? months.data?.currentMonth;
  const slips = useEndpoint(listPaySlips, { query: { month: month ?? "2000-01" } }, { enabled: month !== undefined });
  const [isClosing, setClosing] = useState(false);
  const mayClose = useMay("pay.edit") && month !== undefined && month === months.data?.nextMonth;
  const error = months.error ?? slips.error;
  return (
    <Frame
      title={t("web.title")}
      beside={<PlaceTabs place="pay" at="/pay/month" />}
      filters={
        months.data &&
        month !== undefined && (
          <MonthChips months={months.data} month={month} onChange={(next) => void change({ month: next })} />
        )
      }
      actions={
        mayClose &&
        slips.data !== undefined &&
        (slips.data.items.length > 0 || (months.data?.items.length ?? 0) > 0) && (
          <Button
            variant="ink"
            leftSection={<IconLock size={14} stroke={1.5} aria-hidden />}
            onClick={() => setClosing(true)}
          >
            {t("web.month.close")}
          </Button>
        )
      }
      busy={slips.isPending}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void slips.refetch()} />}
      {slips.isPending && error === null && <TableSkeleton rows={8} columns={8} />}
      {slips.data?.items.length === 0 && month !== undefined && <Nobody month={month} />}
      {slips.data !== undefined && slips.data.items.length > 0 && <MonthTable slips={slips.data} />}
      {isClosing && month !== undefined && slips.data !== undefined && (
        <Suspense fallback={null}>
          <CloseDialog month={month} slips={slips.data} onClose={() => setClosing(false)} />
        </Suspense>
      )}
    </Frame>
  );
}

interface MonthChipsProps {
  readonly months: NonNullable<ReturnType<typeof useEndpoint<typeof listPayMonths>>["data"]>;
  readonly month: string;
  readonly onChange: (month: string) => void;
}

function MonthChips({ months, month, onChange }: MonthChipsProps) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const closed = new Map(months.items.map((one) => [one.month, one]));
  const known = [
    ...new Set([
      months.currentMonth,
      ...(months.nextMonth === null ? [] : [months.nextMonth]),
      month,
      ...closed.keys(),
    ]),
  ];
  const own = closed.get(month);
  return (
    <>
      <FilterChip
        label={t("web.month.label")}
        value={month}
        options={known
          .sort()
          .reverse()
          .map((one) => ({
            value: one,
            label: `${format.monthNamed(`${one}-01`)}${closed.has(one) ? ` · ${t("web.month.closedTag")}` : ""}`,
          }))}
        all={null}
        onChange={(next) => next !== null && onChange(next)}
      />
      <span className="t2 sm">
        {own === undefined
          ? t("web.month.openHint")
          : t("web.month.closedBy", {
              name: own.closedBy,
              moment: format.momentLong(Date.parse(own.closedAt)),
              interpolation: { escapeValue: false },
            })}
      </span>
    </>
  );
}

function Nobody({ month }: { readonly month: string }) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const go = useGo();
  const mayEdit = useMay("pay.edit");
  const schemes = useEndpoint(listPaySchemes, {}).data?.items;
  if (schemes === undefined) return null;
  const named = format.monthNamed(`${month}-01`);
  return (
    <EmptyState
      icon={<IconUsers size={28} stroke={1.5} />}
      title={t("web.month.none")}
      hint={
        schemes.length === 0
          ? t(mayEdit ? "web.mine.noneHint" : "web.mine.noneAsk")
          : t("web.month.noneThen", { month: named })
      }
      action={
        mayEdit ? (
          <Button variant="ink" onClick={() => void go("/pay/schemes")}>
            {t("web.mine.toSchemes")}
          </Button>
        ) : undefined
      }
    />
  );
}
