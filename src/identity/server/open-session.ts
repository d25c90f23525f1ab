import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/** Part of better-auth: a session and its cookie for an account that somebody else than a password vouched for. */
export const openedBySession = {
  id: "open-session",
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: "POST", body: z.object({ userId: z.string(), workspaceId: z.string() }) },
      async (context) => {
        const { userId, workspaceId } = context.body;
        const user = await context.context.internalAdapter.findUserById(userId);
        if (!user) throw new Error("An account that was just found is gone");
        const session = await context.context.internalAdapter.createSession(userId, false, { workspaceId });
        await setSessionCookie(context, { session, user });
        return context.json({ done: true });
      },
    ),
  },
} as const;
