import { may } from "../../identity/index.ts";
import type { AnswerOf, BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { givePayMark, setPayTerm } from "../contract.ts";
import { payRefusals } from "../domain/refusals.ts";
import type { Scheme } from "../domain/scheme.ts";
import { paidOn } from "../domain/spans-of-month.ts";
import { pointsOf } from "../domain/terms-wire.ts";
import { checkDay, firstOpenDay } from "./check-day.ts";
import { maySeePay } from "./may-see-pay.ts";
import { type NamedPayee, readPayees, readSchemes } from "./read-schemes.ts";
import { insertRow, lockPay, putTerm } from "./store.ts";

/** From a day on a person is paid by a scheme, or by none: joined, moved, left. */
export async function setTerm(
  unit: Unit,
  body: BodyOf<typeof setPayTerm>,
): Promise<AnswerOf<typeof setPayTerm> | Refusal> {
  await lockPay(unit);
  const [payee] = await readPayees(unit, [body.personId as never]);
  if (payee === undefined) return refuse(payRefusals, "pay_person_unknown");
  const schemes = await readSchemes(unit);
  if (body.schemeId !== null && !schemes.some(({ id }) => id === body.schemeId))
    return refuse(payRefusals, "pay_scheme_unknown");
  const closed = await checkDay(unit, body.validFrom);
  if (isRefusal(closed)) return closed;
  await keepRoleBefore(unit, payee, schemes, body);
  const before = payee.terms.findLast(({ validFrom }) => validFrom <= body.validFrom)?.schemeId ?? null;
  await putTerm(unit, { userId: body.personId, validFrom: body.validFrom, schemeId: body.schemeId });
  unit.audit({
    action: "pay_term.set",
    entity: "user",
    entityId: body.personId,
    changes: { scheme: [before, body.schemeId], validFrom: [null, body.validFrom] },
  });
  const { personId, validFrom, schemeId } = body;
  return { personId, validFrom, schemeId };
}

/** Whoever was paid by the scheme of the role goes on so until the first day of the own one. */
async function keepRoleBefore(
  unit: Unit,
  payee: NamedPayee,
  schemes: readonly Scheme[],
  { validFrom, joins }: BodyOf<typeof setPayTerm>,
): Promise<void> {
  if (joins || payee.terms.length > 0) return;
  const open = await firstOpenDay(unit);
  const since = schemes
    .flatMap(({ role, versions }) => (role === null ? [] : versions.slice(0, 1).map((first) => first.validFrom)))
    .map((first) => (open !== null && open > first ? open : first));
  const days = [...new Set([...since, ...payee.past.map(({ until }) => until)])].sort();
  let last: string | null = null;
  for (const day of days) {
    const schemeId = paidOn(payee, schemes, day);
    if (day >= validFrom || (open !== null && day < open) || schemeId === last) continue;
    await putTerm(unit, { userId: payee.id, validFrom: day, schemeId });
    last = schemeId;
  }
}

/** A head marks one's own people; nobody marks oneself but who answers for pay. */
export async function giveMark(
  unit: Unit,
  { personId, month, rule, share, note }: BodyOf<typeof givePayMark>,
): Promise<Omit<BodyOf<typeof givePayMark>, "note"> | Refusal> {
  const [payee] = await readPayees(unit, [personId as never]);
  const isOwn = personId === unit.actor.userId && !may(unit.actor, "pay.edit");
  if (payee === undefined || isOwn || !maySeePay(unit.actor, personId))
    return refuse(payRefusals, "pay_person_unknown");
  const closed = await checkDay(unit, `${month}-01`);
  if (isRefusal(closed)) return closed;
  await insertRow(unit, "pay_marks", {
    id: unit.newId(),
    month,
    user_id: personId,
    rule,
    share: pointsOf(share),
    note,
    given_at: new Date(unit.now),
    given_by: unit.actor.userId,
  });
  const changes = { month: [null, month], rule: [null, rule], share: [null, share], note: [null, note] };
  unit.audit({ action: "pay_mark.given", entity: "user", entityId: personId, changes });
  return { personId, month, rule, share };
}
