import { may } from "../../identity/index.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { addDays, dateOf } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { listPaySchemes, PayScheme } from "../contract.ts";
import { payRefusals } from "../domain/refusals.ts";
import type { Scheme } from "../domain/scheme.ts";
import { spansOfMonth } from "../domain/spans-of-month.ts";
import { termsToWire } from "../domain/terms-wire.ts";
import { firstOpenDay } from "./check-day.ts";
import { maySeePay } from "./may-see-pay.ts";
import { type NamedPayee, readPayees, readSchemes } from "./read-schemes.ts";

type Reader = Pick<Reading, "sql" | "actor" | "now">;

/** Who is paid by which scheme on a day, and by the schemes whose first day is yet to come. */
export function paidBy(scheme: Scheme, payees: readonly NamedPayee[], schemes: readonly Scheme[], today: string) {
  const first = scheme.versions[0]?.validFrom ?? today;
  const day = first > today ? first : today;
  return payees.filter((payee) =>
    spansOfMonth(payee, schemes, day.slice(0, 7)).some(
      ({ from, to, version }) => version.schemeId === scheme.id && day >= from && day < to,
    ),
  );
}

/** All schemes for those who set them; for others those that pay somebody whose pay they may know. */
export async function listSchemes(reading: Reader): Promise<AnswerOf<typeof listPaySchemes>> {
  const { actor } = reading;
  const today = dateOf(reading.now, actor.workspace.timeZone);
  const [schemes, payees] = [await readSchemes(reading), await readPayees(reading, null)];
  const opensOn = await firstOpenDay(reading);
  const items = schemes.map((scheme): PayScheme => {
    const people = paidBy(scheme, payees, schemes, today).filter(({ id }) => maySeePay(actor, id));
    return {
      id: scheme.id,
      name: scheme.name,
      role: scheme.role as PayScheme["role"],
      versions: scheme.versions.map(({ id, number, validFrom, terms }) => ({
        id,
        number,
        validFrom,
        terms: mutable(termsToWire(terms, actor.workspace.currency)),
      })),
      people: people.map(({ id, name }) => ({ id, name })),
    };
  });
  return {
    items: items.filter(({ people }) => people.length > 0 || may(actor, "pay.edit")),
    opensOn: opensOn ?? addDays(today, -366),
  };
}

/** The contract's shapes may be written to, those of the domain may not; they are the same. */
const mutable = (terms: ReturnType<typeof termsToWire>) => terms as PayScheme["versions"][number]["terms"];

export async function findScheme(reading: Reader, id: string): Promise<PayScheme | Refusal> {
  const { items } = await listSchemes(reading);
  return items.find((one) => one.id === id) ?? refuse(payRefusals, "pay_scheme_unknown");
}
