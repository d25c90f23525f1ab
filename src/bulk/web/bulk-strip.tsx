import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type BulkAnswer, isUnderWay } from "../../kernel/bulk.ts";
import { call } from "../../ui/api/client.ts";
import { endpointKey } from "../../ui/api/use-endpoint.ts";
import { useToast, useUndo } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { cancelBulk, getBulk, undoBulk } from "../contract.ts";
import classes from "./bulk.module.css";
import type { BulkHeadProps } from "./bulk-props.ts";
import { useBulk } from "./use-bulk.ts";

export type BulkStripProps = Pick<BulkHeadProps, "left" | "onOver"> & {
  readonly id: string;
  readonly onClose: () => void;
};

/** One bulk action over the list: how far it is, what came of it, and the way back. Not seen where all went well: a toast says so. */
export function BulkStrip({ id, left, onOver, onClose }: BulkStripProps) {
  const bulk = useBulk(id, onOver).data;
  const keep = useKeep(id);
  useTold(bulk, keep);
  if (bulk === undefined || isClean(bulk)) return null;
  return (
    <section className={classes.strip}>
      {isUnderWay(bulk) ? <Progress bulk={bulk} keep={keep} /> : <Outcome {...{ bulk, keep, left, onClose }} />}
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
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const toast = useToast();
  const { counts } = bulk;
  const isUndo = bulk.state === "undoing";
  const [at, total] = isUndo ? [counts.undone + counts.kept, counts.done] : [counts.done + counts.refused, bulk.total];
  const label = isUndo ? t("web.undoing") : t(`web.${bulk.entity}.running.${bulk.kind}`);
  const stop = () =>
    call(cancelBulk, { params: { id: bulk.id }, body: {} }).then(keep, (error: Error) => void toast(error.message));
  return (
    <>
      <b>{label}</b>
      <span className="num">{t("web.progress", { done: format.number(at), total: format.number(total) })}</span>
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
          {t("web.stop")}
        </Button>
      )}
    </>
  );
}

interface OutcomeProps extends Pick<BulkHeadProps, "left"> {
  readonly bulk: BulkAnswer;
  readonly keep: Keep;
  readonly onClose: () => void;
}

function Outcome({ bulk, keep, left: show, onClose }: OutcomeProps) {
  const { t } = useTranslation("bulk");
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
          <span className="warn">{t(`web.${bulk.entity}.${isUndone ? "kept" : "refused"}`, { count: left })}</span>
          <Button size="sm" onClick={() => setShown(true)}>
            {t("web.show")}
          </Button>
        </>
      )}
      <span className="grow" />
      {bulk.undoUntil !== null && (
        <Button size="sm" onClick={() => void undo()}>
          {t("web.undo")}
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={onClose}>
        {t("web.dismiss")}
      </Button>
      {isShown && show({ bulk, state: isUndone ? "kept" : "refused", onClose: () => setShown(false) })}
    </>
  );
}

function useSummary() {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  return ({ state, counts, total }: BulkAnswer): string => {
    if (state === "undone") return t("web.undone", { count: counts.undone });
    const done = format.number(counts.done);
    return state === "cancelled" ? t("web.cancelled", { done, total: format.number(total) }) : t("web.done", { done });
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
