import { identitySession } from "../../identity/web/index.ts";
import type { Session } from "../../ui/session.tsx";

/** Who is signed in, as the slice of identity tells it; null leads to sign-in. */
export interface SessionSource {
  readonly read: (workspace: string) => Promise<Session | null>;
  readonly signOut: () => Promise<void>;
}

export const sessionSource: SessionSource = identitySession;
