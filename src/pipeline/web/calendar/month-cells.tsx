import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../../kernel/time.ts";
import { addDays } from "../../../kernel/zoned-time.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { AppLink } from "../../../ui/link.tsx";
import type { ListedDeal } from "../../contract.ts";
import classes from "./calendar.module.css";

/** So many stand on a day of the grid; the rest is behind the day's own list. */
const mostOnDay = 4;

export interface DaysProps {
  readonly days: readonly CalendarDate[];
  readonly month: CalendarDate;
  readonly dealsOn: (day: CalendarDate) => readonly ListedDeal[];
  /** The list of the same deals, by its search. */
  readonly filters: Readonly<Record<string, string>>;
}

/** Weeks below each other; a day has its sum, its largest deals and a way to all of them. */
export function MonthCells({ days, month, dealsOn, filters }: DaysProps) {
  const format = useFormat();
  const weekday = new Intl.DateTimeFormat(format.language, { weekday: "short", timeZone: "UTC" });
  const today = format.dayOf(Date.now());
  return (
    <div className={classes.month}>
      {days.slice(0, 7).map((day) => (
        <span key={day} className={`${classes.weekday} xs t3`} aria-hidden>
          {weekday.format(Date.parse(`${day}T12:00:00Z`))}
        </span>
      ))}
      {days.map((day) => {
        const deals = dealsOn(day);
        return (
          <section
            key={day}
            className={classes.cell}
            aria-label={format.dayNamed(day)}
            data-today={day === today || undefined}
            data-other={day.slice(0, 7) === month.slice(0, 7) ? undefined : true}
          >
            <DayHead day={day} deals={deals} />
            {deals.slice(0, deals.length > mostOnDay ? mostOnDay - 1 : mostOnDay).map((deal) => (
              <DealChip key={deal.id} deal={deal} isLate={deal.status === "open" && day < today} />
            ))}
            {deals.length > mostOnDay && <Rest day={day} filters={filters} count={deals.length - mostOnDay + 1} />}
          </section>
        );
      })}
    </div>
  );
}

/** The days that have deals, for a phone. */
export function MonthAgenda({ days, dealsOn }: DaysProps) {
  const format = useFormat();
  const today = format.dayOf(Date.now());
  return (
    <div className={classes.agenda}>
      {days
        .filter((day) => dealsOn(day).length > 0)
        .map((day) => (
          <section key={day}>
            <h2>{format.dayNamed(day)}</h2>
            {dealsOn(day).map((deal) => (
              <DealChip key={deal.id} deal={deal} isLate={deal.status === "open" && day < today} />
            ))}
          </section>
        ))}
    </div>
  );
}

function DayHead({ day, deals }: { readonly day: CalendarDate; readonly deals: readonly ListedDeal[] }) {
  const format = useFormat();
  const sums = Map.groupBy(
    deals.flatMap(({ amount }) => (amount === null ? [] : [amount])),
    ({ currency }) => currency,
  );
  const told = [...sums].map(([currency, list]) =>
    format.moneyCompact({ currency, minor: list.reduce((sum, { minor }) => sum + minor, 0) }),
  );
  return (
    <span className={classes.dayHead}>
      <b>{Number(day.slice(8))}</b>
      {told.length > 0 && <span className="xs t2 num">{told.join(" + ")}</span>}
    </span>
  );
}

/** A deal whose day has gone by and that is open still is told as late. */
function DealChip({ deal, isLate }: { readonly deal: ListedDeal; readonly isLate: boolean }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const name = deal.company?.name ?? deal.title;
  const sum = deal.amount === null ? null : format.moneyCompact(deal.amount);
  return (
    <AppLink
      className={classes.deal}
      to={`/deals/${deal.id}`}
      data-status={deal.status}
      data-late={isLate || undefined}
      title={[name, deal.title, sum, isLate ? t("web.calendar.late") : null].filter(Boolean).join(" · ")}
    >
      <span className={classes.dealName}>{name}</span>
      {isLate && <span className="bad xs">{t("web.calendar.late")}</span>}
      {sum !== null && <span className="t2 num">{sum}</span>}
    </AppLink>
  );
}

type RestProps = Pick<DaysProps, "filters"> & { readonly day: CalendarDate; readonly count: number };

function Rest({ day, filters, count }: RestProps) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  return (
    <AppLink
      className={`${classes.rest} t2`}
      to="/deals"
      search={{ ...filters, expectedCloseFrom: day, expectedCloseTo: addDays(day, 1), sort: "amount" }}
    >
      {t("web.calendar.more", { n: format.number(count) })}
    </AppLink>
  );
}
