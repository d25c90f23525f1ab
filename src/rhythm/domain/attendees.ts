import type { Role } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";

/** Somebody active in the workspace. */
export interface Member {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
  readonly departmentId: string | null;
}

export interface Department {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
}

export interface Company {
  readonly members: readonly Member[];
  readonly departments: readonly Department[];
}

export interface Gathering {
  readonly attends: "heads" | "people" | "chosen";
  readonly departmentId: string | null;
  readonly leaderId: UserId;
  readonly attendeeIds: readonly UserId[];
}

/** The department and those below it; all of them for null. */
export function within(departmentId: string | null, departments: readonly Department[]): ReadonlySet<string> {
  if (departmentId === null) return new Set(departments.map(({ id }) => id));
  const found = new Set([departmentId]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { id, parentId } of departments) if (parentId !== null && found.has(parentId)) found.add(id);
  }
  return found;
}

/** Who comes beside the leader, by name: the heads, the people of a department and of those below it, or whoever was named. */
export function attendeesOf(event: Gathering, { members, departments }: Company): readonly Member[] {
  const inside = within(event.departmentId, departments);
  const belongs = ({ departmentId }: Member) => departmentId !== null && inside.has(departmentId);
  const isAsked = (member: Member): boolean => {
    switch (event.attends) {
      case "heads":
        return member.role === "head" && (event.departmentId === null || belongs(member));
      case "people":
        return member.role !== "dealer" && belongs(member);
      case "chosen":
        return event.attendeeIds.includes(member.id);
    }
  };
  return members.filter((member) => member.id !== event.leaderId && isAsked(member));
}

/** Whose work the event is about: its people; where heads gather, everybody whom they lead. */
export function peopleBehind(event: Gathering, company: Company): readonly UserId[] {
  if (event.attends !== "heads") return [...attendeesOf(event, company).map(({ id }) => id), event.leaderId];
  const inside = within(event.departmentId, company.departments);
  return company.members
    .filter(({ departmentId }) => departmentId !== null && inside.has(departmentId))
    .map(({ id }) => id);
}
