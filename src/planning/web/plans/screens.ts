import type { ScreenDefinition } from "../../../ui/screen-definition.ts";

export const plansScreens: readonly ScreenDefinition[] = [];
