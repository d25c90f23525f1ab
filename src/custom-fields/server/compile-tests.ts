import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Entity } from "../domain/custom-field.ts";
import {
  type CustomFilter,
  compileFilters,
  parseCustomFilter,
  partFilters,
  suitsNoCompany,
} from "../domain/custom-filter.ts";
import { customFieldRefusals } from "../domain/refusals.ts";
import { readFields } from "./field-row.ts";

type Asking = Pick<Reading, "client" | "actor">;

/** Tests for `find_by_custom(table, tests)`, which answers the ids of the workspace's rows that meet them all. */
export interface OwnTests {
  readonly tests: string;
}

/** What is asked of deals, and of their companies: those too that have none where `orNone`. */
export interface DealTests extends OwnTests {
  readonly company: { readonly tests: string; readonly orNone: boolean } | null;
}

/** A filter of an address on one entity's own fields, compiled. Refuses custom_filter_invalid. */
export async function compileTests(
  reading: Asking,
  entity: Entity,
  text: string,
): Promise<OwnTests | Refusal<"custom_filter_invalid">> {
  const filters = parseCustomFilter(text);
  const tests = filters && (await compileFor(reading, entity, filters));
  return tests === undefined ? invalid() : { tests: JSON.stringify(tests) };
}

/** A filter of deals, which may ask of their companies too (`company.<key>`). Refuses custom_filter_invalid. */
export async function compileDealTests(
  reading: Asking,
  text: string,
): Promise<DealTests | Refusal<"custom_filter_invalid">> {
  const filters = parseCustomFilter(text);
  if (filters === undefined) return invalid();
  const parts = partFilters(filters);
  const deal = await compileFor(reading, "deal", parts.deal);
  const company = await compileFor(reading, "company", parts.company);
  if (deal === undefined || company === undefined) return invalid();
  return {
    tests: JSON.stringify(deal),
    company: company.length === 0 ? null : { tests: JSON.stringify(company), orNone: suitsNoCompany(company) },
  };
}

const compileFor = async (reading: Asking, entity: Entity, filters: readonly CustomFilter[]) =>
  filters.length === 0
    ? []
    : compileFilters(await readFields(reading, entity), filters, reading.actor.workspace.timeZone);

const invalid = () =>
  refuse(customFieldRefusals, "custom_filter_invalid", { errors: [{ path: "custom", code: "custom_filter_invalid" }] });
