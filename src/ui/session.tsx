import { createContext, type ReactNode, use } from "react";
import type { Permission, Role } from "../kernel/actor.ts";
import type { WorkingCalendar } from "../kernel/working-time.ts";

/** Who is here and where: what screens need to know everywhere. Rights come from the policy of identity. */
export interface Session {
  readonly user: { readonly id: string; readonly name: string; readonly email: string; readonly role: Role };
  readonly workspace: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    /** IANA name; days and times are told in it. */
    readonly timeZone: string;
    /** ISO 4217 code of new sums. */
    readonly currency: string;
    readonly workingCalendar: WorkingCalendar;
  };
  /** What the person may do here, as identity's policy decides. */
  readonly permissions: readonly Permission[];
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session | null; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session, or null on the screens before sign-in. */
export function useOptionalSession(): Session | null {
  return use(SessionContext);
}

/** The session; only for screens inside a workspace. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('This screen needs a workspace: register it with `scope: "workspace"`');
  return session;
}

/** Whether the person may do it; the server decides again. */
export function useMay(permission: Permission): boolean {
  return use(SessionContext)?.permissions.includes(permission) ?? false;
}
