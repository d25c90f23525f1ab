import type { Split } from "../../domain/report-names.ts";
import type { ReportScope } from "../report-scope.ts";

export interface Segment<Group> {
  /** Null: blank. */
  readonly value: string | null;
  readonly id: string | null;
  readonly groups: readonly Group[];
}

/** Puts the groups under the names of their segments: ids become names, people their departments. */
export async function nameSegments<Group extends { readonly segment: string | null }>(
  scope: ReportScope,
  groups: readonly Group[],
  by: Split,
): Promise<Segment<Group>[]> {
  const names = await namesOf(scope, by);
  const found = new Map<string | null, Segment<Group> & { groups: Group[] }>();
  for (const group of groups) {
    const id = by === "department" ? departmentOf(scope, group.segment) : group.segment;
    const segment = found.get(id) ?? {
      value: names === null || id === null ? id : (names.get(id) ?? null),
      id: names === null ? null : id,
      groups: [],
    };
    segment.groups.push(group);
    found.set(id, segment);
  }
  return [...found.values()];
}

function departmentOf({ people }: ReportScope, person: string | null): string | null {
  return people.find(({ id }) => id === person)?.departmentId ?? null;
}

/** Names by id, or null where the value is its own name. */
async function namesOf(scope: ReportScope, by: Split): Promise<ReadonlyMap<string, string> | null> {
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
