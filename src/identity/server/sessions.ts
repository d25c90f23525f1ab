import type pg from "pg";
import type { Instant } from "../../kernel/time.ts";
import type { OwnSession } from "../contract.ts";
import type { SignedIn } from "./account.ts";

/** How exactly the last use of a session is known: noting every request would write more than it tells. */
const noteEveryMs = 5 * 60_000;

interface Row {
  readonly id: string;
  readonly userAgent: string | null;
  readonly ipAddress: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly workspaceId: string | null;
}

/** The sessions of accounts as people see and end them (PLT-2). `pool`: of the schema `auth`, as its owner. */
export function openSessions(pool: pg.Pool) {
  return {
    /** One's sessions, the last used first. Who came through a workspace's provider sees what came that way. */
    list: async ({ account, sessionId, onlyWorkspace }: SignedIn): Promise<readonly OwnSession[]> => {
      const { rows } = await pool.query<Row>(
        `select "id", "userAgent", "ipAddress", "createdAt", "lastSeenAt", "workspaceId" from "session"
         where "userId" = $1 and "expiresAt" > now() and ($2::text is null or "workspaceId" = $2)
         order by "lastSeenAt" desc, "id" limit 200`,
        [account.id, onlyWorkspace],
      );
      return rows.map((row) => ({
        id: row.id,
        userAgent: row.userAgent || null,
        address: row.ipAddress || null,
        createdAt: row.createdAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
        byProvider: row.workspaceId !== null,
        isCurrent: row.id === sessionId,
      }));
    },

    /** False when there is none of that id. */
    end: async ({ account, onlyWorkspace }: SignedIn, id: string): Promise<boolean> => {
      const { rowCount } = await pool.query(
        `delete from "session" where "userId" = $1 and "id" = $2 and ($3::text is null or "workspaceId" = $3)`,
        [account.id, id, onlyWorkspace],
      );
      return rowCount !== 0;
    },

    /** All but this one; how many. */
    endOthers: async ({ account, sessionId, onlyWorkspace }: SignedIn): Promise<number> => {
      const { rowCount } = await pool.query(
        `delete from "session" where "userId" = $1 and "id" <> $2 and ($3::text is null or "workspaceId" = $3)`,
        [account.id, sessionId, onlyWorkspace],
      );
      return rowCount ?? 0;
    },

    /** Notes that the session is used, now and then. */
    note: async ({ sessionId, lastSeenAt = 0 }: SignedIn, address: string, now: Instant): Promise<void> => {
      if (sessionId === null || now - lastSeenAt < noteEveryMs) return;
      await pool.query('update "session" set "lastSeenAt" = $2, "ipAddress" = $3 where "id" = $1', [
        sessionId,
        new Date(now),
        address,
      ]);
    },

    /** Devices that were spared the code are asked for it again. */
    forgetDevices: async ({ account }: Pick<SignedIn, "account">): Promise<void> => {
      await pool.query(`delete from "verification" where "value" = $1 and "identifier" like 'trust-device-%'`, [
        account.id,
      ]);
    },
  };
}

export type Sessions = ReturnType<typeof openSessions>;
