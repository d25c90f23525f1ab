import { hashPassword } from "better-auth/crypto";
import type pg from "pg";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { minPasswordLength } from "../contract.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { isLeakedPassword } from "./leaked-password.ts";

/** A person's sign-in, above workspaces. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export interface SignedIn {
  readonly account: Account;
  /** Null in the answer to a sign-in, whose session the next request names. */
  readonly sessionId: string | null;
  /** The workspace whose provider opened the session: it opens no other. */
  readonly onlyWorkspace: string | null;
  /** When the session was last noted as used; ms since the epoch. */
  readonly lastSeenAt?: Instant;
  readonly hasSecondFactor?: boolean;
  readonly cookies: readonly string[];
}

/** The password was right and a code is still asked for; the cookies hold the attempt. */
export interface CodeAsked {
  readonly codeAsked: true;
  readonly cookies: readonly string[];
}

/** The hash is slow on purpose (scrypt): made before the transaction, so that no lock waits for it. */
export function preparePassword(password: string): Promise<string> {
  return hashPassword(password);
}

/** Refuses `password_too_short`, `password_common`: what a password that somebody chooses must not be. (PLT-2) */
export async function checkPassword(password: string): Promise<Refusal | null> {
  if (password.length < minPasswordLength) return refuse(identityRefusals, "password_too_short");
  return (await isLeakedPassword(password)) ? refuse(identityRefusals, "password_common") : null;
}

/** Opens an account within the transaction of the use case; one that already exists is left as it is. */
export async function openAccount(
  unit: Unit,
  account: { email: string; name: string; passwordHash: string },
): Promise<{ readonly accountId: string; readonly isNew: boolean }> {
  const { rows } = await unit.client.query<{ account_id: string; is_new: boolean }>(
    "select account_id, is_new from open_account($1, $2, $3, $4)",
    [unit.newId(), account.email, account.name, account.passwordHash],
  );
  const row = rows[0];
  if (!row) throw new Error("An account was neither found nor opened");
  return { accountId: row.account_id, isNew: row.is_new };
}

/** A secret kept in the database, made when it is first asked for: several servers on one database share it. */
export async function secretOfDatabase(owner: pg.Pool, made: string, name = "sessions"): Promise<string> {
  await owner.query("insert into auth.secrets (name, value) values ($2, $1) on conflict (name) do nothing", [
    made,
    name,
  ]);
  const { rows } = await owner.query<{ value: string }>("select value from auth.secrets where name = $1", [name]);
  return rows[0]?.value ?? made;
}
