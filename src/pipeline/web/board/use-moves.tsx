import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { lastChangeBy } from "../../../activities/web/index.ts";
import { call } from "../../../ui/api/client.ts";
import { isProblem } from "../../../ui/api/problem-error.ts";
import { type ChangeOnItsWay, useToast, useUndo } from "../../../ui/feedback/toast.tsx";
import { useSession } from "../../../ui/session.tsx";
import { type Card, getDeal, listDeals, moveDeal, undoMove } from "../../contract.ts";
import type { MissingCondition } from "../gate/gate-labels.ts";

/** A move that the gate did not let pass: the card stays in the target column, open. */
export interface Refused {
  readonly card: Card;
  readonly toStage: string;
  readonly missing: readonly MissingCondition[];
}

export interface MoveShown {
  /** Draws the card on its new stage before the server answers; the answer takes it back. */
  readonly show: (card: Card, toStage: string) => () => void;
  readonly refresh: (ids: Iterable<string>) => unknown;
  readonly announce: (text: string) => void;
  readonly stageName: (id: string) => string;
  readonly onMoved?: (card: Card) => void;
}

type Override = { readonly reason: string } | undefined;

/** Takes the last move of a deal back, whatever version it has by now. */
export async function takeMoveBack(id: string): Promise<void> {
  const deal = await call(getDeal, { params: { id } });
  await call(undoMove, { params: { id }, body: { version: deal.version } });
}

/** Moves cards at once, offers undo, and turns a refusal into the open card that asks for what is missing. */
export function useMoves(shown: MoveShown) {
  const { t } = useTranslation("pipeline");
  const [refused, setRefused] = useState<Refused | null>(null);
  const toast = useToast();
  const { begin } = useUndo();
  const conflict = useConflict();
  const told = useTold(shown);

  const refuse = (card: Card, toStage: string, missing: readonly MissingCondition[]) => {
    setRefused({ card, toStage, missing });
    shown.announce(t("web.move.refused", { count: missing.length, stage: shown.stageName(toStage) }));
  };
  const send = async (
    sent: ChangeOnItsWay,
    card: Card,
    toStage: string,
    override: Override,
    mayFollow: boolean,
  ): Promise<void> => {
    const wayBack = shown.show(card, toStage);
    try {
      const body = { toStage, version: card.version, ...(override === undefined ? {} : { override }) };
      const answer = await call(moveDeal, { params: { id: card.id }, body });
      told(sent, card, toStage, answer.status === "won");
      setRefused(null);
      await shown.refresh([card.id]);
      shown.onMoved?.(card);
    } catch (error) {
      wayBack();
      if (isProblem(error, "version_conflict")) {
        await shown.refresh([card.id]);
        return conflict(card, {
          follow: mayFollow ? (fresh) => send(sent, fresh, toStage, override, false) : null,
          giveUp: sent.refused,
          retry: (fresh) => move(fresh, toStage, override),
        });
      }
      sent.refused();
      if (isProblem(error, "conditions_not_met")) return refuse(card, toStage, missingOf(error.extra.missing));
      toast(error instanceof Error ? error.message : String(error));
    }
  };
  const move = async (card: Card, toStage: string, override?: Override): Promise<void> => {
    if (toStage !== card.stageId) await send(begin(), card, toStage, override, true);
  };
  return { refused, move, dismiss: () => setRefused(null), setRefused };
}

/** Says what was moved, with the way back. */
function useTold(shown: MoveShown) {
  const { t } = useTranslation("pipeline");
  return (sent: ChangeOnItsWay, card: Card, toStage: string, isWon: boolean) => {
    const params = { title: card.company?.name ?? card.title, stage: shown.stageName(toStage) };
    const message = t(isWon ? "web.move.won" : "web.move.done", params);
    shown.announce(message);
    const undo = async () => {
      await takeMoveBack(card.id);
      await shown.refresh([card.id]);
    };
    sent.done({ message, undo });
  };
}

const missingOf = (value: unknown) => (Array.isArray(value) ? (value as readonly MissingCondition[]) : []);

interface AfterConflict {
  /** Sends it once more unasked, where that was not tried yet. */
  readonly follow: ((fresh: Card) => Promise<void>) | null;
  readonly giveUp: () => void;
  readonly retry: (fresh: Card) => Promise<void>;
}

/** Somebody was quicker: says who and offers the move again; one's own earlier change is no news and is followed. */
function useConflict() {
  const { t } = useTranslation("pipeline");
  const toast = useToast();
  const me = useSession().user.name;
  return async (card: Card, { follow, giveUp, retry }: AfterConflict): Promise<void> => {
    const [found, who] = await Promise.all([
      call(listDeals, { query: { ids: card.id, limit: 1 } }).catch(() => null),
      lastChangeBy(card.id).catch(() => null),
    ]);
    const fresh = found?.items[0];
    if (fresh !== undefined && who === me && follow !== null) return follow(fresh);
    giveUp();
    if (fresh === undefined) return void toast(t("web.conflict.gone"));
    toast(
      who === null ? t("web.conflict.someoneMoved") : t("web.conflict.whoMoved", { name: who }),
      <Button size="sm" onClick={() => void retry(fresh)}>
        {t("web.conflict.again")}
      </Button>,
    );
  };
}
