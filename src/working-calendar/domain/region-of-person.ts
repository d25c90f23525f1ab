interface Department {
  readonly id: string;
  readonly parentId: string | null;
}

/** To which regions departments and people were assigned. */
export interface RegionAssignments {
  readonly departments: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

/** One's own region, or that of the department, or of the nearest department above that has one; null: none. */
export function regionOfPerson(
  person: { readonly id: string; readonly departmentId: string | null },
  departments: readonly Department[],
  assigned: RegionAssignments,
): string | null {
  const own = assigned.people.get(person.id);
  if (own !== undefined) return own;
  const byId = new Map(departments.map((department) => [department.id, department]));
  const seen = new Set<string>();
  let at = person.departmentId;
  while (at !== null && !seen.has(at)) {
    const region = assigned.departments.get(at);
    if (region !== undefined) return region;
    seen.add(at);
    at = byId.get(at)?.parentId ?? null;
  }
  return null;
}
