import { Modal } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { DealAnswer, PipelineAnswer } from "../../contract.ts";
import { useMoves } from "../board/use-moves.tsx";
import { RefusalCard } from "../gate/refusal-card.tsx";
import { useRefreshDeal } from "../use-deal.tsx";

interface MoveDialogProps {
  readonly deal: DealAnswer;
  readonly stages: PipelineAnswer["stages"];
  /** Set to begin the move. */
  readonly toStage: string | null;
  /** The move was sent and answered. */
  readonly onClose: () => void;
  /** Nothing is open any more: it moved, or was left. */
  readonly onLeft?: () => void;
}

/** "Перевести дальше": moves at once, and when the gate refuses opens the same card that the board does. */
export function MoveDialog({ deal, stages, toStage, onClose, onLeft }: MoveDialogProps) {
  const { t } = useTranslation("pipeline");
  const refresh = useRefreshDeal();
  const moves = useMoves({
    show: () => () => {},
    refresh: () => refresh(deal.id),
    announce: () => {},
    ...(onLeft === undefined ? {} : { onMoved: onLeft }),
    stageName: (id) => stages.find((stage) => stage.id === id)?.name ?? "",
  });
  const begun = useRef<string | null>(null);
  const start = useRef(moves.move);
  start.current = moves.move;
  useEffect(() => {
    if (toStage === null || begun.current === toStage) return;
    begun.current = toStage;
    void start.current(deal, toStage).finally(() => {
      begun.current = null;
      onClose();
    });
  }, [toStage, deal, onClose]);
  const { refused } = moves;
  const leave = () => {
    moves.dismiss();
    onLeft?.();
  };
  return (
    <Modal
      opened={refused !== null}
      onClose={leave}
      closeOnEscape={false}
      size={460}
      title={t("web.deal.moveTitle", { stage: stages.find(({ id }) => id === refused?.toStage)?.name ?? "" })}
      closeButtonProps={{ "aria-label": t("web.close") }}
    >
      {refused !== null && (
        <RefusalCard
          card={deal}
          toStage={refused.toStage}
          missing={refused.missing}
          stages={stages}
          onMove={(override) => moves.move(deal, refused.toStage, override)}
          onReturn={leave}
        />
      )}
    </Modal>
  );
}
