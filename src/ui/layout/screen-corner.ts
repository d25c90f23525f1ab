import { createContext, type ReactNode } from "react";

/** What the shell puts at the right of every screen's top bar, before the screen's own buttons: the bell. */
export const ScreenCorner = createContext<ReactNode>(null);
