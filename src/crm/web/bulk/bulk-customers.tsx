import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BulkLeft } from "../../../bulk/web/index.ts";
import { usePages } from "../../../ui/api/use-endpoint.ts";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { AppLink } from "../../../ui/link.tsx";
import { type BulkCustomer, listBulkCustomers } from "../../contract-bulk.ts";

/** The companies or contacts that were refused or kept, each with its reason. */
export function BulkCustomers({ bulk, state, onClose }: BulkLeft) {
  const { t } = useTranslation(["bulk", "ui"]);
  const found = usePages(listBulkCustomers, { params: { id: bulk.id }, query: { state } }, { staleTime: 0 });
  const place = bulk.entity === "company" ? "companies" : "contacts";
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(state === "refused" ? "web.refusedTitle" : "web.keptTitle")}
      size={620}
      closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
    >
      {found.isPending && <LinesSkeleton lines={4} />}
      {found.items.map((customer) => (
        <Row key={customer.id} customer={customer} place={place} unseen={t(`web.${bulk.entity}.unseen`)} />
      ))}
      {found.hasMore && (
        <Button size="sm" loading={found.isLoadingMore} onClick={found.more}>
          {t("web.loadMore")}
        </Button>
      )}
    </Modal>
  );
}

interface RowProps {
  readonly customer: BulkCustomer;
  readonly place: string;
  readonly unseen: string;
}

function Row({ customer: { id, name, reason }, place, unseen }: RowProps) {
  return (
    <p>
      {name === null ? (
        <span className="t2">{unseen}</span>
      ) : (
        <AppLink to={`/${place}/${id}`} className="md">
          {name}
        </AppLink>
      )}
      <br />
      <span className="t2 sm">{reason?.message}</span>
    </p>
  );
}
