/** The door of the slice's screens: board, list and card of deals. */
import type { PaletteCommand } from "../../ui/palette/palette-actions.ts";
import type { ScreenDefinition } from "../../ui/screen-definition.ts";
import { prepareBoard } from "./board/prepare-board.ts";
import { settingsScreens } from "./settings/screens.ts";

export { usePutOff } from "./bulk/use-put-off.tsx";
export { usePipelines } from "./use-pipelines.ts";
export { useSetTargets } from "./use-set-targets.ts";

export const commands: readonly PaletteCommand[] = [
  {
    id: "new deal",
    title: "pipeline:web.newDeal.title",
    permission: "deals.edit",
    load: () => import("./dialogs/new-deal-anywhere.tsx"),
  },
];

const namespaces = ["activities", "commerce", "crm", "views"];

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/board",
    title: "pipeline:web.board.title",
    namespaces,
    load: () => import("./board/board-screen.tsx"),
    prepare: prepareBoard,
    place: "board",
    isEntry: true,
    permission: "deals.read",
  },
  {
    path: "/deals",
    title: "pipeline:web.list.title",
    namespaces,
    load: () => import("./list/list-screen.tsx"),
    place: "board",
    permission: "deals.read",
  },
  {
    path: "/deals/calendar",
    title: "pipeline:web.calendar.title",
    namespaces,
    load: () => import("./calendar/calendar-screen.tsx"),
    place: "board",
    permission: "deals.read",
  },
  {
    path: "/deals/$dealId",
    title: "pipeline:web.deal.title",
    namespaces: [...namespaces, "norms"],
    load: () => import("./deal/deal-screen.tsx"),
    place: "board",
    permission: "deals.read",
  },
  ...settingsScreens,
];
