import type pg from "pg";

/** Longer than a code of an authenticator counts: half a minute, and one before and after. */
const kept = "5 minutes";

/** Takes the code for good: false for one that the account has used already. `pool`: of the schema `auth`, as its owner. */
export async function takeCode(pool: pg.Pool, userId: string, code: string): Promise<boolean> {
  await pool.query("delete from used_codes where user_id = $1 and used_at < now() - $2::interval", [userId, kept]);
  const { rowCount } = await pool.query(
    "insert into used_codes (user_id, code) values ($1, $2) on conflict (user_id, code) do nothing",
    [userId, code],
  );
  return rowCount === 1;
}
