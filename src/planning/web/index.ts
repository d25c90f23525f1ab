/** The door of the slice's screens. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";
import { plansScreens } from "./plans/screens.ts";

export const screens: readonly ScreenDefinition[] = [...plansScreens];
