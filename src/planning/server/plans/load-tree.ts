import type { Role } from "../../../kernel/actor.ts";
import type { UserId } from "../../../kernel/ids.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import { companyId, type PlanNode, yearMonths } from "../../domain/plans/plan-tree.ts";

export interface TreeNode extends PlanNode {
  readonly name: string;
  /** Of people. */
  readonly role: Role | null;
  readonly isActive: boolean;
}

interface PersonRow {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
  readonly department_id: string | null;
  readonly is_active: boolean;
}

/** The company, its departments and everybody, each where it stands on the first day of every month of the year, by name. */
export async function loadTree(
  { client, actor }: Pick<Reading, "client" | "actor">,
  year: number,
): Promise<TreeNode[]> {
  const { workspaceId } = actor;
  const departments = await client.query<{ id: string; name: string; parent_id: string | null }>(
    "select id, name, parent_id from reporting.departments where workspace_id = $1 order by lower(name), id",
    [workspaceId],
  );
  const people = await client.query<PersonRow>(
    "select id, name, role, department_id, is_active from reporting.users where workspace_id = $1 order by lower(name), id",
    [workspaceId],
  );
  const past = await client.query<{ user_id: string; until_date: CalendarDate; department_id: string | null }>(
    `select user_id, until_date, department_id from reporting.past_departments
     where workspace_id = $1 and until_date > $2::date order by until_date`,
    [workspaceId, `${year}-01-01`],
  );
  const movesOf = Map.groupBy(past.rows, (row) => row.user_id);
  const company = {
    kind: "company",
    id: companyId,
    parents: always(null),
    name: "",
    role: null,
    isActive: true,
  } as const;
  return [
    company,
    ...departments.rows.map(({ id, name, parent_id }) => ({
      ...{ kind: "department" as const, id, name, parents: always(parent_id), role: null, isActive: true },
    })),
    ...people.rows.map(({ id, name, role, is_active, department_id }) => ({
      ...{ kind: "person" as const, id, name, role, isActive: is_active },
      parents: yearMonths.map((month) => {
        const later = movesOf.get(id)?.find((move) => move.until_date > firstOf(year, month));
        return later === undefined ? department_id : later.department_id;
      }),
    })),
  ];
}

const always = (parent: string | null) => yearMonths.map(() => parent);

/** The first day of a month; of the thirteenth, that of the next year. */
export function firstOf(year: number, month: number): CalendarDate {
  return month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, "0")}-01`;
}
