import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BulkLeft } from "../../../bulk/web/index.ts";
import { usePages } from "../../../ui/api/use-endpoint.ts";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { AppLink } from "../../../ui/link.tsx";
import { type BulkDeal, listBulkDeals } from "../../contract-bulk.ts";
import { MoveDialog } from "../deal/move-dialog.tsx";
import { useConditionLabel } from "../gate/gate-labels.ts";
import { useDeal } from "../use-deal.tsx";
import { usePipelines } from "../use-pipelines.ts";
import classes from "./bulk.module.css";

/** The deals that were refused or kept, each with its reason; what a stage asks for is filled in right here. */
export function BulkDeals({ bulk, state, onClose }: BulkLeft) {
  const { t } = useTranslation(["bulk", "pipeline"]);
  const found = usePages(listBulkDeals, { params: { id: bulk.id }, query: { state } }, { staleTime: 0 });
  const [filled, setFilled] = useState<string | null>(null);
  return (
    <>
      <Modal
        opened={filled === null}
        onClose={onClose}
        title={t(state === "refused" ? "web.refusedTitle" : "web.keptTitle")}
        size={620}
        closeButtonProps={{ "aria-label": t("pipeline:web.close") }}
      >
        {found.isPending && <LinesSkeleton lines={4} />}
        <ul className={classes.deals}>
          {found.items.map((deal) => (
            <Row key={deal.id} deal={deal} {...(bulk.toStage === null ? {} : { onFill: () => setFilled(deal.id) })} />
          ))}
        </ul>
        {found.hasMore && (
          <Button size="sm" loading={found.isLoadingMore} onClick={found.more}>
            {t("web.loadMore")}
          </Button>
        )}
      </Modal>
      {filled !== null && bulk.toStage !== null && (
        <Filling dealId={filled} toStage={bulk.toStage} onClose={() => setFilled(null)} />
      )}
    </>
  );
}

function Row({ deal, onFill }: { readonly deal: BulkDeal; readonly onFill?: () => void }) {
  const { t } = useTranslation(["bulk", "pipeline"]);
  const label = useConditionLabel();
  const { reason, title, company } = deal;
  const missing = reason?.missing ?? [];
  return (
    <li>
      <div className="grow">
        {title === null ? (
          <span className="t2">{t("web.deal.unseen")}</span>
        ) : (
          <AppLink to={`/deals/${deal.id}`} className="md">
            {company === null ? title : `${company} · ${title}`}
          </AppLink>
        )}
        <div className="t2 sm">
          {missing.length > 0 ? missing.map(({ condition }) => label(condition)).join(" · ") : reason?.message}
        </div>
      </div>
      {missing.length > 0 && title !== null && onFill !== undefined && (
        <Button size="sm" onClick={onFill}>
          {t("web.fill")}
        </Button>
      )}
    </li>
  );
}

/** The same card that the board opens; with everything filled in, the deal moves. */
function Filling({ dealId, toStage, onClose }: { dealId: string; toStage: string; onClose: () => void }) {
  const deal = useDeal(dealId).data;
  const stages = usePipelines().items.find(({ id }) => id === deal?.pipelineId)?.stages;
  const [begun, setBegun] = useState(false);
  if (deal === undefined || stages === undefined) return null;
  return (
    <MoveDialog
      deal={deal}
      stages={stages}
      toStage={begun ? null : toStage}
      onClose={() => setBegun(true)}
      onLeft={onClose}
    />
  );
}
