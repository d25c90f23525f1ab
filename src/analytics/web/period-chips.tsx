import { Button, Popover } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays } from "../../kernel/zoned-time.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { type Comparison, comparisons, presets, type Span } from "./periods.ts";
import classes from "./reports.module.css";
import type { Report } from "./use-report.ts";

/** "Созданы: 1 июня – 31 августа 2026 ▾": presets, or days of one's own. */
export function PeriodChip({ report, isCohort }: { report: Report; isCohort: boolean }) {
  const { t } = useTranslation("analytics");
  const { period, span, change } = report;
  return (
    <MenuChip
      label={t(isCohort ? "web.filter.created" : "web.filter.period")}
      value={report.words(span) ?? t(`web.period.${period}`)}
    >
      {(close) => (
        <>
          {presets.map((preset) => (
            <Choice
              key={preset}
              isOn={preset === period}
              onClick={() => {
                change({ period: preset, from: undefined, to: undefined });
                close();
              }}
            >
              {t(`web.period.${preset}`)}
            </Choice>
          ))}
          <OwnDays
            span={span}
            onApply={({ from, to }) => {
              change({ period: "own", from, to });
              close();
            }}
          />
        </>
      )}
    </MenuChip>
  );
}

/** "Сравнить: март – май ▾". */
export function CompareChip({ report }: { report: Report }) {
  const { t } = useTranslation("analytics");
  const { base, search, change } = report;
  const chosen: Comparison = search.compare ?? "previous";
  return (
    <MenuChip
      label={t("web.filter.compare")}
      value={(base === null ? null : report.words(base)) ?? t("web.comparison.none")}
    >
      {(close) => (
        <>
          {comparisons
            .filter((one) => one !== "own")
            .map((one) => (
              <Choice
                key={one}
                isOn={one === chosen}
                onClick={() => {
                  change({ compare: one, compareFrom: undefined, compareTo: undefined });
                  close();
                }}
              >
                {t(`web.comparison.${one}`)}
              </Choice>
            ))}
          <OwnDays
            span={base ?? { from: undefined, to: undefined }}
            onApply={({ from, to }) => {
              change({ compare: "own", compareFrom: from, compareTo: to });
              close();
            }}
          />
        </>
      )}
    </MenuChip>
  );
}

interface MenuChipProps {
  readonly label: string;
  readonly value: string;
  readonly children: (close: () => void) => ReactNode;
}

function MenuChip({ label, value, children }: MenuChipProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus withinPortal returnFocus>
      <Popover.Target>
        <button type="button" className="chip" aria-label={`${label}: ${value}`} onClick={() => setOpen(!isOpen)}>
          <span>{label}:</span>
          <b>{value}</b>
          <IconChevronDown size={12} stroke={1.5} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.periods ?? ""} aria-label={label}>
        {children(() => setOpen(false))}
      </Popover.Dropdown>
    </Popover>
  );
}

function Choice({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={classes.choice} aria-pressed={isOn} onClick={onClick}>
      <span className="grow">{children}</span>
      {isOn && <IconCheck size={14} stroke={1.5} aria-hidden />}
    </button>
  );
}

/** Both ends are days of the period; the address and the endpoints take the day after the last. */
function OwnDays({ span, onApply }: { span: Span; onApply: (span: Span) => void }) {
  const { t } = useTranslation("analytics");
  const [first, setFirst] = useState(span.from ?? null);
  const [last, setLast] = useState(span.to === undefined ? null : addDays(span.to, -1));
  const isGood = first !== null && last !== null && first <= last;
  return (
    <div className={classes.ownDays}>
      <span className="t3 sm">{t("web.period.own")}</span>
      <DateField label={t("web.period.first")} value={first} onChange={setFirst} />
      <DateField label={t("web.period.last")} value={last} onChange={setLast} />
      <Button
        disabled={!isGood}
        onClick={() => {
          if (isGood) onApply({ from: first, to: addDays(last, 1) });
        }}
      >
        {t("web.period.apply")}
      </Button>
    </div>
  );
}
