import { Button } from "@mantine/core";
import { IconRecycle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useForecast } from "../../forecasting/web/index.ts";
import { addMonths } from "../../kernel/zoned-time.ts";
import { usePipelines, usePutOff } from "../../pipeline/web/index.ts";
import { endpointKey, useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { DateField } from "../../ui/forms/date-field.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { AppLink, useGo, useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { type Selection, useSelection } from "../../ui/table/use-selection.ts";
import { listOldDeals, type OldDealsAnswer } from "../contract.ts";
import classes from "./hygiene.module.css";
import { PutOffPanel } from "./put-off-panel.tsx";
import { RulePanel } from "./rule-panel.tsx";
import { useOldColumns } from "./use-old-columns.tsx";

const parse = (raw: Readonly<Record<string, unknown>>) => ({
  pipeline: typeof raw.pipeline === "string" && raw.pipeline !== "" ? raw.pipeline : undefined,
});

/** Old deals, what the forecast is with and without them, and one click to nurture (PIP-11). */
export function Screen() {
  const { t } = useTranslation("hygiene");
  const [search, change] = useSearchState(parse);
  const { items } = usePipelines();
  const pipeline = items.find(({ id }) => id === search.pipeline)?.id ?? items[0]?.id;
  const read = useEndpoint(
    listOldDeals,
    { query: { pipeline: pipeline ?? "" } },
    { enabled: pipeline !== undefined, keepPrevious: true },
  );
  return (
    <Frame
      title={t("web.title")}
      busy={read.isFetching}
      filters={
        <>
          <PlaceTabs place="control" at="/control/hygiene" />
          {items.length > 1 && (
            <FilterChip
              label={t("web.pipeline")}
              all={null}
              value={pipeline ?? null}
              options={items.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => void change({ pipeline: id ?? undefined })}
            />
          )}
        </>
      }
    >
      {read.data === undefined ? (
        <Panel>
          {read.error === null ? (
            <TableSkeleton rows={8} columns={6} />
          ) : (
            <ErrorState title={t("web.failed")} error={read.error} onRetry={() => void read.refetch()} />
          )}
        </Panel>
      ) : (
        <OldDeals key={read.data.pipeline.id} answer={read.data} />
      )}
    </Frame>
  );
}

function OldDeals({ answer }: { answer: OldDealsAnswer }) {
  const { t } = useTranslation("hygiene");
  const client = useQueryClient();
  const { forecast, refresh } = useForecast(answer.pipeline.id);
  const columns = useOldColumns();
  const mayMove = useMay("deals.move");
  const ids = answer.items.map(({ id }) => id);
  const selection = useSelection(ids, answer.pipeline.id, ids.length);
  const off = usePutOff(() => {
    selection.clear();
    void client.invalidateQueries({ queryKey: endpointKey(listOldDeals) });
    refresh();
  });
  return (
    <div className={classes.stack}>
      {off.strip}
      {answer.total === 0 ? (
        <Nothing answer={answer} />
      ) : (
        <Panel title={<Message answer={answer} />} isMessage flush>
          <div className={classes.head}>
            <Definition answer={answer} forecast={forecast} />
            {mayMove && <Deeds answer={answer} selection={selection} off={off} />}
          </div>
          <DataTable
            label={t("web.table.label")}
            columns={columns}
            rows={answer.items}
            rowKey={({ id }) => id}
            rowName={({ title }) => title}
            total={answer.total}
            {...(mayMove ? { selection } : {})}
          />
        </Panel>
      )}
      <RulePanel answer={answer} />
      {answer.putOff.length > 0 && <PutOffPanel deals={answer.putOff} onBack={refresh} />}
    </div>
  );
}

function Message({ answer: { total, amount } }: { answer: OldDealsAnswer }) {
  const { t } = useTranslation("hygiene");
  const format = useFormat();
  return t("web.message", { count: total, n: format.number(total), sum: format.moneyCompact(amount) });
}

interface DefinitionProps {
  readonly answer: OldDealsAnswer;
  readonly forecast: ReturnType<typeof useForecast>["forecast"];
}

function Definition({ answer, forecast }: DefinitionProps) {
  const { t } = useTranslation("hygiene");
  const { limit, cycle } = useDays(answer);
  const format = useFormat();
  return (
    <div className={classes.words}>
      {forecast !== undefined && (
        <>
          <p>
            {t("web.forecast", {
              before: format.moneyCompact(forecast.beforeHygiene),
              after: format.moneyCompact(forecast.expected),
            })}
          </p>
          <AppLink className="acc" to="/plan/forecast" search={{ pipeline: answer.pipeline.id }}>
            {t("web.openForecast")}
          </AppLink>
        </>
      )}
      <p className="t2 sm">{t("web.definition", { limit, cycle })}</p>
    </div>
  );
}

/** Two usual cycles, and one, in words. */
function useDays({ usualCycle }: OldDealsAnswer) {
  const format = useFormat();
  const days = usualCycle?.days ?? 0;
  return { limit: format.days(2 * days, "long", 0), cycle: format.days(days, "long", 0) };
}

interface DeedsProps {
  readonly answer: OldDealsAnswer;
  readonly selection: Selection;
  readonly off: ReturnType<typeof usePutOff>;
}

/** One click for all or for those chosen; when to come back is three months ahead until told otherwise. */
function Deeds({ answer, selection, off }: DeedsProps) {
  const { t } = useTranslation("hygiene");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const [comeBackOn, setComeBack] = useState<string | null>(addMonths(today, 3));
  const isAll = selection.count === 0;
  const all = answer.items.map(({ id }) => id);
  const ids = isAll || selection.isEverything ? all : all.filter((id) => selection.has(id));
  const count = { count: ids.length, n: format.number(ids.length) };
  return (
    <div className={classes.deeds}>
      <DateField label={t("web.comeBack")} value={comeBackOn} onChange={setComeBack} />
      <Button
        variant="ink"
        leftSection={<IconRecycle size={14} stroke={1.5} aria-hidden />}
        loading={off.isStarting}
        disabled={comeBackOn === null || comeBackOn < today}
        onClick={() => comeBackOn !== null && off.putOff({ ids, comeBackOn, reason: t("web.reason") })}
      >
        {t(isAll ? "web.all" : "web.chosen", count)}
      </Button>
    </div>
  );
}

function Nothing({ answer }: { answer: OldDealsAnswer }) {
  const { t } = useTranslation("hygiene");
  const { limit } = useDays(answer);
  const go = useGo();
  const isKnown = answer.usualCycle !== null;
  const to = isKnown ? "/board" : `/settings/pipelines/${answer.pipeline.id}`;
  return (
    <EmptyState
      icon={<IconRecycle size={22} stroke={1.5} />}
      title={t(isKnown ? "web.noneTitle" : "web.unknownTitle")}
      hint={t(isKnown ? "web.noneHint" : "web.unknownHint", { limit })}
      action={<Button onClick={() => void go(to)}>{t(isKnown ? "web.toBoard" : "web.unknownAct")}</Button>}
    />
  );
}
