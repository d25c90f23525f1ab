import { useTranslation } from "react-i18next";
import { roles } from "../../kernel/actor.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { useSession } from "../../ui/session.tsx";
import { type Department, listDepartments } from "../contract.ts";
import { isWithinReachOf } from "../domain/policy.ts";

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

/** Roles that the person may give: none above one's own. */
export function useRoleChoices() {
  const { t } = useTranslation("identity");
  const { user } = useSession();
  return roles.filter((one) => isWithinReachOf(user, one)).map((value) => ({ value, label: t(`role.${value}`) }));
}

export function useDepartmentTree(): readonly { readonly department: Department; readonly depth: number }[] {
  const found = useEndpoint(listDepartments, {});
  return treeOf(found.data?.items ?? []);
}

/** Departments in the order of a tree: each followed by those under it. */
export function treeOf(
  all: readonly Department[],
  parentId: string | null = null,
  depth = 0,
): readonly { readonly department: Department; readonly depth: number }[] {
  return all
    .filter((department) => department.parentId === parentId)
    .flatMap((department) => [{ department, depth }, ...treeOf(all, department.id, depth + 1)]);
}

/** Departments for a select, those below set in; the empty value is none. */
export function useDepartmentChoices(): Choice[] {
  const { t } = useTranslation("identity");
  const tree = useDepartmentTree();
  return [
    { value: "", label: t("people.noDepartment") },
    ...tree.map(({ department, depth }) => ({
      value: department.id,
      label: `${"\u00a0\u00a0".repeat(depth)}${department.name}`,
    })),
  ];
}
