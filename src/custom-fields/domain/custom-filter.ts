import { z } from "zod";
import { startOfDay } from "../../kernel/zoned-time.ts";
import { type CustomField, type FieldKind, hasOptions } from "./custom-field.ts";

/** How a list is narrowed by one field. `value` of "any" is one value or several, of "from" and "to" a number or a day. */
export const filterTests = ["filled", "blank", "any", "from", "to", "has"] as const;
export type FilterTest = (typeof filterTests)[number];

/** In minor units for money; days for dates and moments, "to" not included, as everywhere. */
export interface CustomFilter {
  /** Key of a field. */
  readonly field: string;
  readonly test: FilterTest;
  readonly values: readonly string[];
}

const mostConditions = 20;
const mostValues = 200;

/**
 * The filter as an address has it: `budget_approved:any:true;seats:from:10;segment:any:Large,Small`. What separates is percent-encoded
 * inside a value. Undefined when it is none.
 */
export function parseCustomFilter(text: string): readonly CustomFilter[] | undefined {
  const parts = text.split(";").filter((part) => part !== "");
  if (parts.length > mostConditions) return undefined;
  const filters = parts.map(parseOne);
  return filters.includes(undefined) ? undefined : (filters as CustomFilter[]);
}

function parseOne(text: string): CustomFilter | undefined {
  const [field = "", name, list] = text.split(":");
  const test = filterTests.find((one) => one === name);
  const values = list === undefined || list === "" ? [] : list.split(",");
  if (test === undefined || field === "" || values.length > mostValues || text.split(":").length > 3) return undefined;
  try {
    return { field: decodeURIComponent(field), test, values: values.map(decodeURIComponent) };
  } catch {
    return undefined;
  }
}

const plain = (text: string) => text.replace(/[%;:,]/g, (sign) => encodeURIComponent(sign));

export function writeCustomFilter(filters: readonly CustomFilter[]): string {
  return filters
    .map(({ field, test, values }) =>
      [field, test, ...(values.length > 0 ? [values.map(plain).join(",")] : [])].join(":"),
    )
    .join(";");
}

/** Which tests make sense for a kind, the one most likely wanted first. */
export function testsOf(kind: FieldKind): readonly FilterTest[] {
  switch (kind) {
    case "number":
    case "money":
    case "date":
    case "date_time":
      return ["from", "to", "filled", "blank"];
    case "yes_no":
    case "choice":
    case "choices":
    case "person":
      return ["any", "filled", "blank"];
    default:
      return ["has", "filled", "blank"];
  }
}

/** What is asked of a deal's company stands behind this: `company.segment:any:Large`. No key has a point in it. */
export const ofCompany = "company.";

/** A deal's filter parted: what is asked of the deal, and what of its company. */
export function partFilters(filters: readonly CustomFilter[]): Readonly<Record<"deal" | "company", CustomFilter[]>> {
  const isOfCompany = ({ field }: CustomFilter) => field.startsWith(ofCompany);
  return {
    deal: filters.filter((filter) => !isOfCompany(filter)),
    company: filters.filter(isOfCompany).map((filter) => ({ ...filter, field: filter.field.slice(ofCompany.length) })),
  };
}

/** A deal without a company has nothing filled in there. */
export const suitsNoCompany = (tests: readonly CompiledTest[]): boolean => tests.every(({ test }) => test === "blank");

/** What a filter has to know of a field. */
export type FilteredField = Pick<CustomField, "id" | "key" | "kind" | "options">;

/** A test as the database's function takes it. */
export interface CompiledTest {
  readonly field: string;
  readonly test: string;
  readonly value?: unknown;
}

/** Tests by field id for `find_by_custom`; undefined when a field is unknown or a test does not suit its kind. */
export function compileFilters(
  fields: readonly FilteredField[],
  filters: readonly CustomFilter[],
  zone: string,
): readonly CompiledTest[] | undefined {
  const compiled = filters.map((filter) => {
    const field = fields.find((one) => one.key === filter.field || one.id === filter.field);
    return field && testsOf(field.kind).includes(filter.test) ? compile(field, filter, zone) : undefined;
  });
  return compiled.includes(undefined) ? undefined : (compiled as CompiledTest[]);
}

function compile(field: FilteredField, { test, values }: CustomFilter, zone: string): CompiledTest | undefined {
  const [first = ""] = values;
  const one = (name: string, asked: unknown): CompiledTest => ({ field: field.id, test: name, value: asked });
  switch (test) {
    case "filled":
    case "blank":
      return { field: field.id, test };
    case "has":
      return first.trim() === "" ? undefined : one("has", first.trim());
    case "any": {
      const asked = anyOf(field, values);
      return asked && one("any", asked);
    }
    case "from":
    case "to":
      if (field.kind === "number" || field.kind === "money") {
        return first !== "" && Number.isFinite(Number(first)) ? one(`${field.kind}_${test}`, Number(first)) : undefined;
      }
      if (!day.safeParse(first).success) return undefined;
      return one(`text_${test}`, field.kind === "date" ? first : new Date(startOfDay(first, zone)).toISOString());
  }
}

const day = z.iso.date();

/** Several options are kept as a list, so that one of them is looked for as a list of one. */
function anyOf(field: FilteredField, values: readonly string[]): readonly unknown[] | undefined {
  if (values.length === 0) return undefined;
  if (field.kind === "yes_no") {
    return values.every((text) => text === "true" || text === "false")
      ? values.map((text) => text === "true")
      : undefined;
  }
  const ids = values.map((text) =>
    hasOptions(field.kind) ? (field.options.find(({ id, name }) => id === text || name === text)?.id ?? text) : text,
  );
  return field.kind === "choices" ? ids.map((id) => [id]) : ids;
}
