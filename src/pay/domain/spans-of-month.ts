import type { Role } from "../../kernel/actor.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addMonths } from "../../kernel/zoned-time.ts";
import type { Scheme, SchemeVersion } from "./scheme.ts";
import type { Month } from "./slip.ts";

/** From this day on the person is paid by the scheme; null: by none. */
export interface PayTerm {
  readonly validFrom: CalendarDate;
  readonly schemeId: string | null;
}

/** What a person was before a day: the first of another role, or the first after one had left. */
export interface PastRole {
  readonly until: CalendarDate;
  readonly role: Role;
  readonly isActive: boolean;
}

export interface Payee {
  readonly role: Role;
  readonly isActive: boolean;
  /** In the order of their days. */
  readonly past: readonly PastRole[];
  readonly terms: readonly PayTerm[];
}

/** Days [from, to) of a month under one version of a scheme. */
export interface VersionSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly version: SchemeVersion;
}

/**
 * The days of a month under which version of which scheme. Who has terms of their own is paid from the first of them on; who has none, by
 * the scheme of the role that one had that day. Nobody is paid by a scheme for days after one has left, and for those before one did
 * whoever has left since is. A day before a scheme's first version is not paid by it.
 */
export function spansOfMonth(payee: Payee, schemes: readonly Scheme[], month: Month): readonly VersionSpan[] {
  const [first, end] = [`${month}-01`, addMonths(`${month}-01`, 1)];
  const within = (day: CalendarDate) => day > first && day < end;
  const days = [
    ...payee.terms.map(({ validFrom }) => validFrom),
    ...payee.past.map(({ until }) => until),
    ...schemes.flatMap(({ versions }) => versions.map(({ validFrom }) => validFrom)),
  ];
  const cuts = [first, ...[...new Set(days.filter(within))].sort(), end];
  const spans: VersionSpan[] = [];
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[index + 1] ?? end;
    const version = versionOn(payee, schemes, from);
    const last = spans.at(-1);
    if (version === null) continue;
    if (last?.version.id === version.id && last.to === from) spans[spans.length - 1] = { ...last, to };
    else spans.push({ from, to, version });
  }
  return spans;
}

/** The scheme that pays for a day; null: none does, or it has not begun by then. */
export const paidOn = (payee: Payee, schemes: readonly Scheme[], day: CalendarDate): string | null =>
  versionOn(payee, schemes, day)?.schemeId ?? null;

function versionOn(payee: Payee, schemes: readonly Scheme[], day: CalendarDate): SchemeVersion | null {
  const scheme = schemes.find(({ id }) => id === schemeOn(payee, schemes, day));
  return latest(scheme?.versions ?? [], day);
}

function schemeOn(payee: Payee, schemes: readonly Scheme[], day: CalendarDate): string | null {
  const { role, isActive } = payee.past.find(({ until }) => until > day) ?? payee;
  if (!isActive) return null;
  if (payee.terms.length > 0) return latest(payee.terms, day)?.schemeId ?? null;
  return schemes.find((scheme) => scheme.role === role)?.id ?? null;
}

/** Of what has begun by the day, what began last. */
function latest<One extends { readonly validFrom: CalendarDate }>(some: readonly One[], day: CalendarDate): One | null {
  return some
    .filter(({ validFrom }) => validFrom <= day)
    .reduce<One | null>((last, one) => (last === null || one.validFrom > last.validFrom ? one : last), null);
}
