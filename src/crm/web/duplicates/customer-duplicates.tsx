import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useMay } from "../../../ui/session.tsx";
import { findDuplicates } from "../../contract.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";
import classes from "./duplicates.module.css";
import { MergedHere } from "./merged-here.tsx";

const DuplicatesDialog = lazy(() =>
  import("./duplicates-dialog.tsx").then((module) => ({ default: module.DuplicatesDialog })),
);

interface CustomerDuplicatesProps {
  readonly kind: CustomerKind;
  readonly customer: { readonly id: string; readonly name: string };
}

/** Says on a card that the customer may be here twice, and what has been merged into it. */
export function CustomerDuplicates({ kind, customer }: CustomerDuplicatesProps) {
  const { t } = useTranslation("crm");
  const mayEdit = useMay("customers.edit");
  const [isOpen, setOpen] = useState(false);
  const found = useEndpoint(findDuplicates, { query: { kind, customer: customer.id } }, { enabled: mayEdit });
  const items = found.data?.items ?? [];
  if (!mayEdit) return null;
  return (
    <>
      {items.length > 0 && (
        <div className={classes.strip}>
          <IconCopy size={16} stroke={1.5} aria-hidden />
          <span className={classes.grow}>{t("web.duplicates.possible", { count: items.length })}</span>
          <Button size="sm" onClick={() => setOpen(true)}>
            {t("web.duplicates.look")}
          </Button>
        </div>
      )}
      <MergedHere kind={kind} id={customer.id} />
      {isOpen && (
        <Suspense>
          <DuplicatesDialog kind={kind} customer={customer} items={items} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
