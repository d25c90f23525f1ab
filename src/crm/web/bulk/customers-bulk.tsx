import { lazy, type ReactNode, Suspense } from "react";
import { BulkHead } from "../../../bulk/web/index.ts";
import { useMay } from "../../../ui/session.tsx";
import classes from "./customers-bulk.module.css";
import type { ChosenCustomers } from "./use-chosen-customers.ts";

const CustomerBulkDialog = lazy(async () => ({
  default: (await import("./customer-bulk-dialog.tsx")).CustomerBulkDialog,
}));
const BulkCustomers = lazy(async () => ({ default: (await import("./bulk-customers.tsx")).BulkCustomers }));

interface CustomersBulkProps {
  readonly entity: "company" | "contact";
  readonly chosen: ChosenCustomers;
  readonly filter: object;
  readonly onOver: () => void;
  /** The table of them. */
  readonly children: ReactNode;
}

const acts = ["assign", "change", "delete"] as const;
const inSight = ["assign", "change"] as const;

/** Over a table of companies or contacts: what can be done with the chosen ones, and the bulk action under way. */
export function CustomersBulk({ entity, chosen, filter, onOver, children }: CustomersBulkProps) {
  const mayEdit = useMay("customers.edit");
  const { selection, total } = chosen;
  if (!mayEdit) return children;
  return (
    <div className={classes.list}>
      <BulkHead
        {...{ entity, selection, total, acts, inSight, onOver }}
        dialog={({ act, ...ways }) => (
          <Suspense fallback={null}>
            <CustomerBulkDialog {...ways} {...{ entity, selection, filter }} act={act as (typeof acts)[number]} />
          </Suspense>
        )}
        left={(left) => (
          <Suspense fallback={null}>
            <BulkCustomers {...left} />
          </Suspense>
        )}
      />
      {children}
    </div>
  );
}
