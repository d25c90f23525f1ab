import { defaultWorkingCalendar } from "../../kernel/working-time.ts";
import { call, configureApi } from "../../ui/api/client.ts";
import { isProblem } from "../../ui/api/problem-error.ts";
import type { Session } from "../../ui/session.tsx";
import { getMe, signOut } from "../contract.ts";

/** Who is signed in, for the shell; null leads to sign-in. */
export const identitySession = {
  read: async (workspace: string): Promise<Session | null> => {
    configureApi({ workspace });
    const me = await call(getMe, {}).catch((error: unknown) => {
      if (isProblem(error) && error.status === 401) return null;
      throw error;
    });
    if (me?.secondFactorFor) {
      window.location.assign("/second-factor");
      return new Promise(() => {});
    }
    if (!me?.current || me.current.workspace.slug !== workspace) return null;
    const { user, workspace: here, permissions, workingCalendar: habits } = me.current;
    const { id, slug, name, timeZone, currency } = here;
    const workingCalendar = habits ? { zone: timeZone, ...habits } : defaultWorkingCalendar(timeZone);
    return {
      user: { id: user.id, name: user.name, email: user.email ?? me.account?.email ?? "", role: user.role },
      workspace: { id, slug, name, timeZone, currency, workingCalendar },
      permissions,
    };
  },
  signOut: async (): Promise<void> => {
    await call(signOut, {});
    window.location.assign("/sign-in");
  },
};
