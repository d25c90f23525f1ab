import type { BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { createPayScheme, createPaySchemeVersion, PayScheme } from "../contract.ts";
import { payRefusals } from "../domain/refusals.ts";
import { flawsOfScheme, type Scheme, type SchemeTerms } from "../domain/scheme.ts";
import { shareOf, termsFromWire } from "../domain/terms-wire.ts";
import { checkDay } from "./check-day.ts";
import { issueOrder } from "./issue-order.ts";
import { findScheme } from "./list-schemes.ts";
import { readSchemes } from "./read-schemes.ts";
import { insertRow, lockPay } from "./store.ts";

const percent = (points: number | null | undefined) =>
  points === null || points === undefined ? "∞" : String(Math.round(shareOf(points) * 10_000) / 100);

/** Null: the terms may be kept. Otherwise each flaw at its place, a gap or an overlap with its ends. */
function refuseTerms(terms: SchemeTerms): Refusal | null {
  const flaws = flawsOfScheme(terms);
  if (flaws.length === 0) return null;
  const [first] = flaws;
  return refuse(payRefusals, "pay_scheme_invalid", {
    errors: flaws.map(({ path, code }) => ({ path: `terms.${path}`, code })),
    extra: { flaws },
    ...(first === undefined ? {} : { params: { from: percent(first.from), to: percent(first.to) } }),
  });
}

/** Adds a scheme with its first version and the order that tells of it (PAY-1, PAY-6). */
export async function createScheme(unit: Unit, body: BodyOf<typeof createPayScheme>): Promise<PayScheme | Refusal> {
  await lockPay(unit);
  const schemes = await readSchemes(unit);
  if (body.role !== null && schemes.some(({ role }) => role === body.role))
    return refuse(payRefusals, "pay_scheme_role_taken", { errors: [{ path: "role", code: "pay_scheme_role_taken" }] });
  const id = await insertScheme(unit, body);
  return addVersion(unit, { id, versions: [] }, { validFrom: body.validFrom, terms: termsFromWire(body.terms) });
}

/** A scheme without terms yet; the caller adds its first version. */
export async function insertScheme(
  unit: Unit,
  { name, role }: Pick<BodyOf<typeof createPayScheme>, "name" | "role">,
): Promise<string> {
  const id = unit.newId<"pay_scheme">();
  const row = { id, name, role, created_at: new Date(unit.now), created_by: unit.actor.userId };
  await insertRow(unit, "pay_schemes", row);
  unit.audit({
    action: "pay_scheme.created",
    entity: "pay_scheme",
    entityId: id,
    changes: { name: [null, name], role: [null, role] },
  });
  return id;
}

/** A change is a new version from a day on; what was before it stays. */
export async function changeScheme(
  unit: Unit,
  id: string,
  body: BodyOf<typeof createPaySchemeVersion>,
): Promise<PayScheme | Refusal> {
  await lockPay(unit);
  const scheme = (await readSchemes(unit)).find((one) => one.id === id);
  if (scheme === undefined) return refuse(payRefusals, "pay_scheme_unknown");
  return addVersion(unit, scheme, { validFrom: body.validFrom, terms: termsFromWire(body.terms) });
}

interface NewVersion {
  readonly validFrom: string;
  readonly terms: SchemeTerms;
}

export async function addVersion(
  unit: Unit,
  scheme: Pick<Scheme, "id" | "versions">,
  { validFrom, terms }: NewVersion,
): Promise<PayScheme | Refusal> {
  const wrong = refuseTerms(terms) ?? (await checkDay(unit, validFrom));
  if (isRefusal(wrong)) return wrong;
  if (scheme.versions.some((one) => one.validFrom === validFrom)) return refuse(payRefusals, "pay_scheme_day_taken");
  const id = unit.newId<"pay_scheme_version">();
  const number = scheme.versions.reduce((most, one) => Math.max(most, one.number), 0) + 1;
  await insertRow(unit, "pay_scheme_versions", {
    id,
    scheme_id: scheme.id,
    number,
    valid_from: validFrom,
    terms: JSON.stringify(terms),
    created_at: new Date(unit.now),
    created_by: unit.actor.userId,
  });
  unit.audit({
    action: "pay_scheme.changed",
    entity: "pay_scheme",
    entityId: scheme.id,
    changes: { version: [number === 1 ? null : number - 1, number], validFrom: [null, validFrom] },
  });
  await issueOrder(unit, id);
  return findScheme(unit, scheme.id);
}
