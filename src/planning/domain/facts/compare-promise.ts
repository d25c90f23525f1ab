import type { CalendarDate } from "../../../kernel/time.ts";

export interface PromisedPayment {
  readonly paymentId: string;
  readonly minor: number;
}

export interface ArrivedPayment {
  readonly paymentId: string;
  readonly minor: number;
  readonly plannedOn: CalendarDate | null;
}

/** How a payment that came stands to what was expected: "early" and "late" by its day, "new" if nobody expected it at all. */
export type Arrival = "promised" | "early" | "late" | "new";

export interface ComparedPromise {
  readonly promisedMinor: number;
  readonly cameMinor: number;
  readonly differenceMinor: number;
  readonly arrivals: readonly (ArrivedPayment & { readonly arrival: Arrival })[];
  /** Promised and not come. */
  readonly missed: readonly PromisedPayment[];
  /** Less came than the tolerance lets pass: the person's pipeline is to be gone through. */
  readonly isShort: boolean;
}

/** PLA-4: what a person promised for the days [from, to) against what came then; `tolerance` is a share of the promise. */
export function comparePromise(
  promised: readonly PromisedPayment[],
  came: readonly ArrivedPayment[],
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
  tolerance: number,
): ComparedPromise {
  const expected = new Set(promised.map(({ paymentId }) => paymentId));
  const arrived = new Set(came.map(({ paymentId }) => paymentId));
  const arrivalOf = ({ paymentId, plannedOn }: ArrivedPayment): Arrival => {
    if (expected.has(paymentId)) return "promised";
    if (plannedOn === null || (plannedOn >= from && plannedOn < to)) return "new";
    return plannedOn >= to ? "early" : "late";
  };
  const sum = (rows: readonly { readonly minor: number }[]) => rows.reduce((total, { minor }) => total + minor, 0);
  const promisedMinor = sum(promised);
  const differenceMinor = sum(came) - promisedMinor;
  return {
    promisedMinor,
    cameMinor: sum(came),
    differenceMinor,
    arrivals: came.map((payment) => ({ ...payment, arrival: arrivalOf(payment) })),
    missed: promised.filter(({ paymentId }) => !arrived.has(paymentId)),
    isShort: -differenceMinor > promisedMinor * tolerance,
  };
}
