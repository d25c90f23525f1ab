import { commands as crm } from "../../crm/web/index.ts";
import { commands as identity } from "../../identity/web/index.ts";
import { commands as pipeline } from "../../pipeline/web/index.ts";
import type { PaletteCommand } from "../../ui/palette/palette-actions.ts";

/** What the palette can do from everywhere: a slice adds one line with the `commands` of its `web/index.ts`. */
export const commands: readonly PaletteCommand[] = [...pipeline, ...crm, ...identity];
