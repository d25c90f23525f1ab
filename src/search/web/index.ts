/** The door of the slice's screens: the palette over all of them. */
import type { ComponentType } from "react";
import type { PaletteProps } from "./palette.tsx";

/** Its script comes when it is opened first. */
export const loadPalette = (): Promise<{ readonly default: ComponentType<PaletteProps> }> =>
  import("./palette.tsx").then(({ Palette }) => ({ default: Palette }));
