import { screens as identity } from "../../identity/web/index.ts";
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

/** Every screen of the product: a slice adds one line with the `screens` of its `web/index.ts`. */
export const screens: readonly ScreenDefinition[] = [...identity];
