import { type ReactNode, useMemo, useState } from "react";
import { NextStepDialog } from "../../../activities/web/index.ts";
import { useGo } from "../../../ui/link.tsx";
import type { Card } from "../../contract.ts";
import { LoseDialog, PostponeDialog } from "../dialogs/leave-dialogs.tsx";
import { NewDealDialog } from "../dialogs/new-deal-dialog.tsx";
import { useRefreshDeal } from "../use-deal.tsx";

export interface BoardDialogs {
  readonly plan: (card: Card) => void;
  readonly lose: (card: Card) => void;
  readonly postpone: (card: Card) => void;
  readonly open: (card: Card) => void;
  readonly create: () => void;
  /** While a card is in the air others' changes wait. */
  readonly isLifted: boolean;
  readonly setLifted: (isLifted: boolean) => void;
  readonly drawn: ReactNode;
}

type Shown = { readonly what: "plan" | "lose" | "postpone"; readonly card: Card } | { readonly what: "create" } | null;

/** The dialogs over a board or a list of deals, one at a time. */
export function useBoardDialogs(pipelineId: string | undefined): BoardDialogs {
  const [shown, setShown] = useState<Shown>(null);
  const [isLifted, setLifted] = useState(false);
  const refresh = useRefreshDeal();
  const go = useGo();
  const close = () => setShown(null);
  const of = (what: "plan" | "lose" | "postpone") =>
    shown?.what === what && "card" in shown ? { id: shown.card.id, title: nameOf(shown.card) } : null;
  const drawn = (
    <>
      <NextStepDialog
        dealId={of("plan")?.id ?? null}
        title={of("plan")?.title ?? ""}
        onClose={close}
        onDone={() => shown !== null && "card" in shown && void refresh(shown.card.id)}
      />
      <LoseDialog deal={of("lose")} onClose={close} />
      <PostponeDialog deal={of("postpone")} onClose={close} />
      {pipelineId !== undefined && (
        <NewDealDialog opened={shown?.what === "create"} pipelineId={pipelineId} onClose={close} />
      )}
    </>
  );
  const deeds = useMemo(
    () => ({
      plan: (card: Card) => setShown({ what: "plan", card }),
      lose: (card: Card) => setShown({ what: "lose", card }),
      postpone: (card: Card) => setShown({ what: "postpone", card }),
      create: () => setShown({ what: "create" }),
    }),
    [],
  );
  const open = (card: Card) => void go(`/deals/${card.id}`);
  return { ...deeds, open, isLifted, setLifted, drawn };
}

const nameOf = (card: Card) => card.company?.name ?? card.title;
