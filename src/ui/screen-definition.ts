import type { QueryClient } from "@tanstack/react-query";
import type { ComponentType } from "react";
import type { Permission } from "../kernel/actor.ts";
import type { Session } from "./session.tsx";

/** Places of the main menu, in its order. */
export const places = [
  "today",
  "board",
  "customers",
  "calendar",
  "plan",
  "control",
  "reports",
  "pay",
  "settings",
] as const;
export type Place = (typeof places)[number];

/** What a screen has when the product opens with it, before anything is drawn. */
export interface Preparing {
  readonly client: QueryClient;
  /** Who is here; null when nobody is signed in. */
  readonly session: Promise<Session | null>;
  /** The query of the address. */
  readonly search: Readonly<Record<string, string>>;
}

/** How a slice's `web/index.ts` registers a screen; `src/app/web/routes.tsx` lists the slices. */
export interface ScreenDefinition {
  /** Below /w/<workspace>: "/board", "/deals/$dealId". Public ones stand at the root: "/sign-in". */
  readonly path: string;
  /** Key of the title with its namespace: "pipeline:board.title". */
  readonly title: string;
  /** Further catalogues to have at first paint, beside the title's own and `ui`. */
  readonly namespaces?: readonly string[];
  /** `() => import("./board-screen.tsx")`, a module that exports `Screen`. */
  readonly load: () => Promise<{ readonly Screen: ComponentType }>;
  /** Begins to read the screen's data into the cache while its script is on the way, when the product opens with it. */
  readonly prepare?: (preparing: Preparing) => Promise<void>;
  /** The place of the menu that is lit here. */
  readonly place?: Place;
  /** The menu's place leads to this screen. */
  readonly isEntry?: boolean;
  /** Stands beside the other screens of its place as a tab of this name, `ui:tabs.<tab>`, in the order of registration. */
  readonly tab?: string;
  /** The menu hides the place from those who may not; the server decides again. */
  readonly permission?: Permission;
  /** "public": before sign-in and outside the shell. */
  readonly scope?: "workspace" | "public";
}

/** The catalogues a screen needs. */
export function namespacesOf(screen: ScreenDefinition): readonly string[] {
  return [...new Set([screen.title.split(":")[0] ?? "ui", ...(screen.namespaces ?? [])])];
}
