import { lazy, Suspense } from "react";
import type { Column } from "../../ui/table/column.ts";
import type { Entity } from "../domain/custom-field.ts";
import type { CustomValue } from "../domain/read-value.ts";
import { orderOfKind } from "../domain/sortable-kinds.ts";
import { useCustomFields } from "./use-custom-fields.ts";

const Shown = lazy(async () => ({ default: (await import("./shown-value.tsx")).ShownValue }));

/** Columns of the own fields, after those that every list has; a field that is not for lists stands where somebody chose it. */
export function useCustomColumns<Row extends { readonly custom: Readonly<Record<string, CustomValue>> }>(
  entity: Entity,
): readonly Column<Row>[] {
  return useCustomFields(entity)
    .filter((field) => field.archivedAt === null)
    .map((field) => ({
      key: `custom.${field.key}`,
      title: field.name,
      isMinor: true,
      isExtra: !field.isInList,
      isSortable: orderOfKind(field.kind) !== null,
      align: field.kind === "number" || field.kind === "money" ? "end" : "start",
      cell: (row) => (
        <span className="el">
          <Suspense>
            <Shown field={field} value={row.custom[field.key] ?? null} />
          </Suspense>
        </span>
      ),
    }));
}
