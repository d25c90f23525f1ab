import { useTranslation } from "react-i18next";
import { useShortcuts } from "../../../ui/keyboard/use-shortcuts.ts";
import type { BoardData } from "./board-data.ts";
import { cardsBeside, findCard } from "./card-places.ts";
import type { BoardDialogs } from "./use-board-dialogs.tsx";

interface BoardKeysProps {
  readonly board: BoardData;
  readonly currentId: string | undefined;
  readonly focusCard: (id: string) => void;
  readonly dialogs: BoardDialogs;
}

/** J K walk, S next step, C call. Space, arrows and Enter are the card's own. */
export function useBoardKeys({ board, currentId, focusCard, dialogs }: BoardKeysProps): void {
  const { t } = useTranslation("pipeline");
  const isOnCard = () =>
    document.activeElement instanceof HTMLElement && document.activeElement.dataset.card !== undefined;
  const walk = (key: "ArrowDown" | "ArrowUp") => {
    if (currentId === undefined) return;
    const next = isOnCard() ? cardsBeside(board, currentId, key) : currentId;
    if (next !== undefined) focusCard(next);
  };
  const card = currentId === undefined ? undefined : findCard(board, currentId);
  const call = () => {
    if (card?.contact?.phone) window.location.assign(`tel:${card.contact.phone}`);
  };
  useShortcuts([
    { keys: "J", label: t("web.keys.down"), run: () => walk("ArrowDown") },
    { keys: "K", label: t("web.keys.up"), run: () => walk("ArrowUp") },
    { keys: "S", label: t("web.keys.step"), run: () => card !== undefined && dialogs.plan(card) },
    { keys: "C", label: t("web.keys.call"), run: call },
    // Said in the list of keys; the card itself listens to them.
    { keys: "Shift+ArrowRight", label: t("web.keys.moveOn"), run: () => {} },
    { keys: "Shift+ArrowLeft", label: t("web.keys.moveBack"), run: () => {} },
  ]);
}
