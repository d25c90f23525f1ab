import { identitySession } from "../../identity/web/index.ts";
import type { Session } from "../../ui/session.tsx";

/** Who is signed in, as the slice of identity tells it; null leads to sign-in. */
export interface SessionSource {
  readonly read: (workspace: string) => Promise<Session | null>;
  readonly signOut: () => Promise<void>;
}

const begun = new Map<string, Promise<Session | null>>();

/** Begins to read the session before the router asks for it. */
export function beginSession(workspace: string): Promise<Session | null> {
  const session = identitySession.read(workspace);
  begun.set(workspace, session);
  return session;
}

export const sessionSource: SessionSource = {
  read: (workspace) => {
    const session = begun.get(workspace) ?? identitySession.read(workspace);
    begun.delete(workspace);
    return session;
  },
  signOut: identitySession.signOut,
};
