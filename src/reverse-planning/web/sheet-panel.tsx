import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { Group } from "../../ui/layout/group.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { getPlanExpectations, getPlanMeasures } from "../contract.ts";
import { periodsToPlan } from "../domain/plan-period.ts";
import { withTyped } from "../domain/sheet.ts";
import { type PlanSearch, periodFor, readSheet, writeSheet } from "./plan-search.ts";
import { periodText } from "./quarter-text.ts";
import classes from "./sheet.module.css";
import { SheetHeads } from "./sheet-heads.tsx";
import { type Sheet, sheetOf } from "./sheet-state.ts";
import { SheetTable } from "./sheet-table.tsx";

interface SheetPanelProps {
  readonly search: PlanSearch;
  readonly change: (part: PlanSearch) => void;
  readonly actions: (sheet: Sheet, period: string) => ReactNode;
}

/** In the tab order, so that arrows scroll it. */
const reachable = 0;

/** Reverse planning as a sheet (PLA-5): every figure measured, every figure may be typed over, what follows is counted here at once. */
export function SheetPanel({ search, change, actions }: SheetPanelProps) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const period = periodFor(search, format.dayOf(Date.now()));
  const { own, type } = useTyped(search.sheet, (sheet) => change({ sheet }));
  const asked = { query: { pipeline: search.pipeline, from: period.from, to: period.to } };
  const read = useEndpoint(getPlanMeasures, asked, { keepPrevious: true });
  // The forecast reads the history: the sheet does not wait for it.
  const expected = useEndpoint(getPlanExpectations, asked).data?.expected ?? null;
  if (read.data === undefined) {
    return (
      <Panel title={t("web.sheet.title")}>
        {read.error === null ? (
          <TableSkeleton rows={7} columns={7} />
        ) : (
          <ErrorState title={t("web.sheet.failed")} error={read.error} onRetry={() => void read.refetch()} />
        )}
      </Panel>
    );
  }
  const sheet = sheetOf({ ...read.data, expected }, readSheet(own), type);
  return (
    <Panel title={<Title sheet={sheet} />} isMessage flush>
      <div data-sheet>
        <SheetHeads sheet={sheet}>
          <PeriodChip name={period.name} onChange={(name) => change({ period: name })} />
        </SheetHeads>
        <MissingList sheet={sheet} />
        <Group label={t("web.sheet.table")} tabIndex={reachable} className={classes.scroll}>
          <SheetTable sheet={sheet} />
        </Group>
      </div>
      <div className={classes.foot}>
        <p className="t3 sm">
          {t("web.sheet.note", {
            from: format.dayLong(sheet.measures.measuredOn.from),
          })}
        </p>
        {Object.keys(sheet.typed).length > 0 && (
          <Button variant="default" onClick={() => change({ sheet: undefined })}>
            {t("web.sheet.resetAll")}
          </Button>
        )}
        {actions(sheet, period.name)}
      </div>
    </Panel>
  );
}

/**
 * What is typed counts here at once, and the address follows: on a slow machine it comes late and one step after another. A step that is
 * still awaited is an echo of ours; any other change of the address, as a kept sheet that is opened, takes the place of what was typed.
 */
function useTyped(sheet: string | undefined, change: (sheet: string | undefined) => void) {
  const [own, setOwn] = useState(sheet);
  const latest = useRef(sheet);
  const awaited = useRef<(string | undefined)[]>([]);
  const seen = useRef(sheet);
  useEffect(() => {
    if (seen.current === sheet) return;
    seen.current = sheet;
    const place = awaited.current.indexOf(sheet);
    if (place >= 0) {
      awaited.current.splice(0, place + 1);
      return;
    }
    awaited.current = [];
    latest.current = sheet;
    setOwn(sheet);
  }, [sheet]);
  const type: Sheet["type"] = (cell, value) => {
    const next = writeSheet(withTyped(readSheet(latest.current), cell, value));
    if (next === latest.current) return;
    latest.current = next;
    awaited.current.push(next);
    setOwn(next);
    change(next);
  };
  return { own, type };
}

function PeriodChip({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const offered = periodsToPlan(format.dayOf(Date.now()));
  const names = offered.includes(name) ? offered : [name, ...offered];
  return (
    <div className={classes.head}>
      <span aria-hidden>{t("web.sheet.period")}</span>
      <FilterChip
        label={t("web.sheet.period")}
        hideLabel
        all={null}
        value={name}
        options={names.map((one) => ({
          value: one,
          label: periodText(one, format, (year) => t("web.year", { year })),
        }))}
        onChange={(value) => value !== null && onChange(value)}
      />
    </div>
  );
}

/** The answer in a sentence: how many entries are needed of what, and by when. */
function Title({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const { targetMinor } = sheet.figures;
  const [first] = sheet.plan.stages;
  const [stage] = sheet.measures.stages;
  if (targetMinor === null) return t("web.sheet.noTarget");
  const sum = format.moneyCompact({ minor: targetMinor, currency: sheet.measures.currency });
  if (sheet.plan.winsNeeded === 0) return t("web.sheet.isThere", { sum });
  if (first?.toAdd == null) return t("web.sheet.unknown", { sum });
  const words = { sum, count: first.toAdd, n: format.number(first.toAdd), stage: stage?.name ?? "" };
  if (first.by === null) return t("web.sheet.needs", words);
  return t(first.isLate ? "web.sheet.needsLate" : "web.sheet.needsBy", { ...words, day: format.dayLong(first.by) });
}

/** Why a figure is not there: named, never an infinity. */
function MissingList({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reverse-planning");
  const missing = sheet.plan.missing.filter(({ what }) => what !== "target");
  if (missing.length === 0) return null;
  const name = (id: string | undefined) => sheet.measures.stages.find((stage) => stage.id === id)?.name ?? "";
  return (
    <ul className={classes.missing}>
      {missing.map(({ what, stage }) => (
        <li key={`${what} ${stage ?? ""}`}>{t(`web.missing.${what}`, { stage: name(stage) })}</li>
      ))}
    </ul>
  );
}
