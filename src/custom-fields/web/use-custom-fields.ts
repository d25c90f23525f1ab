import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { type CustomFieldAnswer, listCustomFields } from "../contract.ts";
import type { Entity } from "../domain/custom-field.ts";

const longEnough = 5 * 60_000;
const none: readonly CustomFieldAnswer[] = [];

/** The workspace's own fields of an entity in their order, archived ones too; read once for all entities. */
export function useCustomFields(entity: Entity): readonly CustomFieldAnswer[] {
  const fields = useEndpoint(listCustomFields, { query: {} }, { staleTime: longEnough });
  return fields.data?.items.filter((field) => field.entity === entity) ?? none;
}
