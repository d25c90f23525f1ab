import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { useMay } from "../../ui/session.tsx";
import { listDepartments, listUsers } from "../contract.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
}

const longEnough = 5 * 60_000;

/** Active people of the workspace by name, for choosing a responsible; empty for those who may not see them. */
export function usePeople(): readonly Person[] {
  const enabled = useMay("users.read");
  const people = useEndpoint(listUsers, { query: { active: "true", limit: 200 } }, { enabled, staleTime: longEnough });
  return people.data?.items ?? [];
}

/** Departments, for filters. */
export function useDepartments(): readonly Person[] {
  const enabled = useMay("users.read");
  return useEndpoint(listDepartments, {}, { enabled, staleTime: longEnough }).data?.items ?? [];
}
