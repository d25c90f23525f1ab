import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../../ui/api/client.ts";
import { endpointKey } from "../../../ui/api/use-endpoint.ts";
import { useToast, useUndo } from "../../../ui/feedback/toast.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { type BulkAnswer, cancelBulk, getBulk, undoBulk } from "../../contract.ts";
import classes from "./bulk.module.css";
import { BulkDeals } from "./bulk-deals.tsx";
import { isUnderWay, useBulk } from "./use-bulk.ts";

/** One bulk action over the list: how far it is, what came of it, and the way back. Not seen where all went well: a toast says so. */
export function BulkStrip({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const bulk = useBulk(id).data;
  const keep = useKeep(id);
  useTold(bulk, keep);
  if (bulk === undefined || isClean(bulk)) return null;
  return (
    <section className={classes.strip}>
      {isUnderWay(bulk) ? <Progress bulk={bulk} keep={keep} /> : <Outcome bulk={bulk} keep={keep} onClose={onClose} />}
    </section>
  );
}

/** Over, and nothing is left to be looked at. */
const isClean = (bulk: BulkAnswer) =>
  (bulk.state === "done" && bulk.counts.refused === 0) || (bulk.state === "undone" && bulk.counts.kept === 0);

type Keep = (answer: BulkAnswer) => void;

/** An answer of the server stands at once, before it is asked again. */
function useKeep(id: string): Keep {
  const client = useQueryClient();
  return (answer) => {
    client.setQueryData(endpointKey(getBulk, { params: { id } }), answer);
    void client.invalidateQueries({ queryKey: endpointKey(getBulk, { params: { id } }) });
  };
}

function Progress({ bulk, keep }: { readonly bulk: BulkAnswer; readonly keep: Keep }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const toast = useToast();
  const { counts } = bulk;
  const isUndo = bulk.state === "undoing";
  const [at, total] = isUndo ? [counts.undone + counts.kept, counts.done] : [counts.done + counts.refused, bulk.total];
  const label = isUndo ? t("bulk.undoing") : t(`bulk.running.${bulk.kind}`);
  const stop = () =>
    call(cancelBulk, { params: { id: bulk.id }, body: {} }).then(keep, (error: Error) => void toast(error.message));
  return (
    <>
      <b>{label}</b>
      <span className="num">{t("bulk.progress", { done: format.number(at), total: format.number(total) })}</span>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={at}
      >
        <i style={{ width: `${total === 0 ? 0 : (100 * at) / total}%` }} />
      </div>
      {!isUndo && (
        <Button size="sm" onClick={() => void stop()}>
          {t("bulk.stop")}
        </Button>
      )}
    </>
  );
}

interface OutcomeProps {
  readonly bulk: BulkAnswer;
  readonly keep: Keep;
  readonly onClose: () => void;
}

function Outcome({ bulk, keep, onClose }: OutcomeProps) {
  const { t } = useTranslation("pipeline");
  const toast = useToast();
  const [isShown, setShown] = useState(false);
  const isUndone = bulk.state === "undone";
  const left = isUndone ? bulk.counts.kept : bulk.counts.refused;
  const undo = () =>
    call(undoBulk, { params: { id: bulk.id }, body: {} }).then(keep, (error: Error) => void toast(error.message));
  return (
    <>
      <b role="status">{useSummary()(bulk)}</b>
      {left > 0 && (
        <>
          <span className="warn">{t(isUndone ? "bulk.kept" : "bulk.refused", { count: left })}</span>
          <Button size="sm" onClick={() => setShown(true)}>
            {t("bulk.show")}
          </Button>
        </>
      )}
      <span className="grow" />
      {bulk.undoUntil !== null && (
        <Button size="sm" onClick={() => void undo()}>
          {t("bulk.undo")}
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={onClose}>
        {t("bulk.dismiss")}
      </Button>
      {isShown && <BulkDeals bulk={bulk} state={isUndone ? "kept" : "refused"} onClose={() => setShown(false)} />}
    </>
  );
}

function useSummary() {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  return ({ state, counts, total }: BulkAnswer): string => {
    if (state === "undone") return t("bulk.undone", { count: counts.undone });
    const done = format.number(counts.done);
    return state === "cancelled"
      ? t("bulk.cancelled", { done, total: format.number(total) })
      : t("bulk.done", { done });
  };
}

/** When all went well: a toast with the way back, also by ⌘Z. */
function useTold(bulk: BulkAnswer | undefined, keep: Keep): void {
  const { offer } = useUndo();
  const toast = useToast();
  const summary = useSummary();
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (bulk === undefined || !isClean(bulk) || told.current === bulk.state) return;
    told.current = bulk.state;
    const message = summary(bulk);
    const undo = async () => keep(await call(undoBulk, { params: { id: bulk.id }, body: {} }));
    if (bulk.undoUntil !== null) offer({ message, undo });
    else toast(message);
  });
}
