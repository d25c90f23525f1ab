import type { QueryClient } from "@tanstack/react-query";
import type { Locale } from "../../kernel/actor.ts";
import { configureApi } from "../../ui/api/client.ts";
import { namespacesOf, type ScreenDefinition } from "../../ui/screen-definition.ts";
import type { Session } from "../../ui/session.tsx";
import { loadCatalogue } from "./catalogues.ts";
import { screenAt } from "./menu.ts";

interface Beginning {
  readonly address: Pick<Location, "pathname" | "search">;
  readonly language: Locale;
  readonly client: QueryClient;
  readonly readSession: (workspace: string) => Promise<Session | null>;
}

/**
 * Asks at once for all that the first screen will need one after another: its script and texts, who is here, its data. What
 * fails here is asked for again by whoever needs it, and told there.
 */
export function beginScreen(
  screens: readonly ScreenDefinition[],
  { address, language, client, readSession }: Beginning,
): void {
  const slug = /^\/w\/([^/]+)\//.exec(address.pathname)?.[1];
  const screen = screenAt(screens, address.pathname);
  if (slug === undefined || screen === undefined) return;
  const workspace = decodeURIComponent(slug);
  configureApi({ workspace, language });
  const session = readSession(workspace);
  const search = Object.fromEntries(new URLSearchParams(address.search));
  void Promise.allSettled([
    session,
    screen.load(),
    screen.prepare?.({ client, session, search }),
    ...namespacesOf(screen).map((slice) => loadCatalogue(language, slice)),
  ]);
}
