import { isOwnSplit, type Split } from "../../domain/report-names.ts";
import type { OwnField } from "../own-fields.ts";
import type { ReportScope } from "../report-scope.ts";
import type { ReportSplit } from "../report-split.ts";

export interface Segment<Group> {
  /** Null: blank. */
  readonly value: string | null;
  readonly id: string | null;
  readonly groups: readonly Group[];
}

/**
 * Puts the groups under the names of their segments: ids become names, people their departments. A group with several options is in
 * the segment of each.
 */
export async function nameSegments<Group extends { readonly segment: string | null }>(
  scope: ReportScope,
  groups: readonly Group[],
  split: ReportSplit,
): Promise<Segment<Group>[]> {
  const names = await namesOf(scope, split);
  const found = new Map<string | null, Segment<Group> & { groups: Group[] }>();
  for (const group of groups) {
    for (const id of valuesOf(scope, split, group.segment)) {
      const segment = found.get(id) ?? {
        value: names === null || id === null ? id : (names.get(id) ?? null),
        id: names === null ? null : id,
        groups: [],
      };
      segment.groups.push(group);
      found.set(id, segment);
    }
  }
  return [...found.values()];
}

/** Those with most of something first, by name where they have as many. */
export const mostFirst =
  <Named extends { readonly value: string | null }>(size: (segment: Named) => number) =>
  (a: Named, b: Named): number =>
    size(b) - size(a) || (a.value ?? "").localeCompare(b.value ?? "");

function valuesOf(scope: ReportScope, { by, field }: ReportSplit, value: string | null): readonly (string | null)[] {
  if (field?.kind === "choices" && value !== null) return JSON.parse(value) as readonly string[];
  return [by === "department" ? departmentOf(scope, value) : value];
}

function departmentOf({ people }: ReportScope, person: string | null): string | null {
  return people.find(({ id }) => id === person)?.departmentId ?? null;
}

type Names = ReadonlyMap<string, string> | null;

/** Names by id, or null where the value is its own name. */
async function namesOf(scope: ReportScope, { by, field }: ReportSplit): Promise<Names> {
  if (field !== null) return namesOfField(scope, field);
  return isOwnSplit(by) ? null : namesOfAttribute(scope, by);
}

function namesOfField(scope: ReportScope, field: OwnField): Names {
  if (field.kind === "yes_no") return null;
  const named = field.kind === "person" ? scope.people : field.options;
  return new Map(named.map(({ id, name }) => [id, name]));
}

async function namesOfAttribute(scope: ReportScope, by: Split): Promise<Names> {
  switch (by) {
    case "owner":
      return new Map(scope.people.map(({ id, name }) => [id, name]));
    case "department":
      return new Map(scope.departments.map(({ id, name }) => [id, name]));
    case "lossReason":
      return lossReasonNames(scope);
    case "channel":
    case "source":
    case "product":
    case "industry":
      return null;
  }
}

export async function lossReasonNames({ reading }: ReportScope): Promise<ReadonlyMap<string, string>> {
  const rows = await reading.sql.selectFrom("reporting.loss_reasons").select(["id", "name"]).execute();
  return new Map(rows.map(({ id, name }) => [id ?? "", name ?? ""]));
}
