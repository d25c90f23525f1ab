import type { Session } from "../../ui/session.tsx";

/** Who is signed in, as the slice of identity tells it; null leads to sign-in. */
export interface SessionSource {
  readonly read: (workspace: string) => Promise<Session | null>;
  readonly signOut: () => Promise<void>;
}

/** Until identity's screens bring theirs nobody is signed in. */
export const sessionSource: SessionSource = { read: async () => null, signOut: async () => undefined };
