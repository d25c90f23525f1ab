import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type BulkAnswer, type BulkEntity, isUnderWay } from "../../kernel/bulk.ts";
import { call } from "../../ui/api/client.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { listBulks, undoBulk } from "../contract.ts";
import classes from "./bulk.module.css";

interface RecentBulksProps {
  readonly entity: BulkEntity;
  readonly onUndone: () => void;
  readonly onClose: () => void;
}

/** The person's own bulk actions of 90 days, and the way back of those that still have one. */
export function RecentBulks({ entity, onUndone, onClose }: RecentBulksProps) {
  const { t } = useTranslation(["bulk", "ui"]);
  const toast = useToast();
  const found = useEndpoint(listBulks, {}, { staleTime: 0 });
  const mine = found.data?.items.filter((bulk) => bulk.entity === entity && !isUnderWay(bulk));
  const undo = async (bulk: BulkAnswer) => {
    try {
      await call(undoBulk, { params: { id: bulk.id }, body: {} });
      await found.refetch();
      onUndone();
    } catch (error) {
      toast((error as Error).message);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("web.recent.title")}
      size={620}
      closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
    >
      {mine === undefined && <LinesSkeleton lines={4} />}
      {mine?.length === 0 && <p className="t2">{t("web.recent.none")}</p>}
      <ul className={classes.recent}>
        {mine?.map((bulk) => (
          <Recent key={bulk.id} bulk={bulk} onUndo={() => void undo(bulk)} />
        ))}
      </ul>
    </Modal>
  );
}

function Recent({ bulk, onUndo }: { readonly bulk: BulkAnswer; readonly onUndo: () => void }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const { counts, state, kind, entity } = bulk;
  return (
    <li>
      <div className="grow">
        <div>
          {t(`web.${entity}.did.${kind}`)}: <span className="num">{format.number(counts.done)}</span>
        </div>
        <div className="t2 sm">
          {format.momentLong(Date.parse(bulk.createdAt))}
          {state === "undone" && ` · ${t("web.undone", { count: counts.undone })}`}
        </div>
      </div>
      {bulk.undoUntil !== null && (
        <Button size="sm" onClick={onUndo}>
          {t("web.undo")}
        </Button>
      )}
    </li>
  );
}
