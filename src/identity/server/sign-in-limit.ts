import { createHash } from "node:crypto";
import type pg from "pg";

/** Failed sign-ins are counted for this long, from the first of them. */
const minutes = 15;
const failuresOfPerson = 8;
const failuresOfAddress = 100;

const hashed = (text: string) => createHash("sha256").update(text).digest("base64url");
const ofPerson = (email: string, address: string) => hashed(`${email}\n${address}`);

/**
 * Slows down guessing of passwords: counts failures by e-mail and network address, and by address alone, for all processes on one
 * database. `pool`: of the schema `auth`, as its owner.
 */
export function createSignInLimit(pool: pg.Pool) {
  return {
    /** Seconds to wait before the next attempt; 0 when it may be made now. */
    wait: async (email: string, address: string): Promise<number> => {
      const { rows } = await pool.query<{ seconds: number | null }>(
        `select ceil(extract(epoch from max(until) - now()))::integer as seconds from sign_in_failures
         where until > now() and (key = $1 and failures >= $3 or key = $2 and failures >= $4)`,
        [ofPerson(email, address), hashed(address), failuresOfPerson, failuresOfAddress],
      );
      return rows[0]?.seconds ?? 0;
    },
    failed: async (email: string, address: string): Promise<void> => {
      await pool.query("delete from sign_in_failures where until <= now()");
      await pool.query(
        `insert into sign_in_failures as f (key, failures, until)
         select key, 1, now() + make_interval(mins => $2) from unnest($1::text[]) as key order by key
         on conflict (key) do update set failures = case when f.until <= now() then 1 else f.failures + 1 end,
           until = case when f.until <= now() then excluded.until else f.until end`,
        [[ofPerson(email, address), hashed(address)], minutes],
      );
    },
    succeeded: async (email: string, address: string): Promise<void> => {
      await pool.query("delete from sign_in_failures where key = $1", [ofPerson(email, address)]);
    },
  };
}

export type SignInLimit = ReturnType<typeof createSignInLimit>;
