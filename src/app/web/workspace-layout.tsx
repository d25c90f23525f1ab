import { useLoaderData } from "@tanstack/react-router";
import type { ScreenDefinition } from "../../ui/screen-definition.ts";
import { type Session, SessionProvider } from "../../ui/session.tsx";
import { Shell } from "./shell.tsx";

interface Loaded {
  readonly session: Session;
  readonly signOut: () => Promise<void>;
  readonly screens: readonly ScreenDefinition[];
}

/** All screens of one workspace. */
export function WorkspaceLayout() {
  const { session, signOut, screens } = useLoaderData({ strict: false }) as unknown as Loaded;
  return (
    <SessionProvider session={session}>
      <Shell screens={screens} onSignOut={signOut} />
    </SessionProvider>
  );
}
