/** The door of the slice's screens. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";
import { factsScreens } from "./facts/screens.ts";
import { plansScreens } from "./plans/screens.ts";

export { readSum } from "../domain/plans/read-sum.ts";
export { ConfirmPromises } from "./facts/confirm-slot.tsx";

export const screens: readonly ScreenDefinition[] = [...plansScreens, ...factsScreens];
