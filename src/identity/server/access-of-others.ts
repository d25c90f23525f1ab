import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { User } from "../contract.ts";
import { isWithinReachOf } from "../domain/policy.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { findUser } from "./list-users.ts";

/** Ends all sessions of a person, wherever they are open. Refuses `user_unknown`, `role_too_high`. (PLT-2) */
export async function endSessionsOf(unit: Unit, id: string): Promise<{ readonly ended: number } | Refusal> {
  const user = await personWithin(unit, id);
  if (isRefusal(user)) return user;
  const ended = await endSessionsOfMember(unit, id);
  unit.audit({ action: "user.sessions_ended", entity: "user", entityId: id, changes: { sessions: [ended, 0] } });
  unit.announce({ name: "user.changed", ids: { userId: id } });
  return { ended };
}

/** Within the transaction of who loses access: the next request of the person is refused. */
export async function endSessionsOfMember({ client }: Pick<Unit, "client">, id: string): Promise<number> {
  const { rows } = await client.query<{ ended: number }>("select end_sessions_of_member($1) as ended", [id]);
  return Number(rows[0]?.ended ?? 0);
}

/**
 * Takes a lost second factor from a person: the sessions end, the next sign-in is by password alone. Refuses `user_unknown`,
 * `role_too_high`, `second_factor_off`, and `second_factor_elsewhere` for one whom another workspace relies on too: its
 * people must not lose a protection to the owner of this one. The command line, which is the server's, may. (PLT-2)
 */
export async function resetSecondFactor(unit: Unit, id: string): Promise<{ readonly done: true } | Refusal> {
  const user = await personWithin(unit, id);
  if (isRefusal(user)) return user;
  const { rows } = await unit.client.query<{ account: string | null; elsewhere: boolean }>(
    "select account, is_member_elsewhere(account) as elsewhere from account_of_member($1) as account",
    [id],
  );
  const [found] = rows;
  if (!user.hasSecondFactor || !found?.account) return refuse(identityRefusals, "second_factor_off");
  if (found.elsewhere && unit.actor.via !== "command")
    return refuse(identityRefusals, "second_factor_elsewhere", { params: { name: user.name } });
  await unit.client.query("select reset_second_factor($1)", [found.account]);
  unit.audit({ action: "user.second_factor_reset", entity: "user", entityId: id });
  unit.announce({ name: "user.changed", ids: { userId: id } });
  return { done: true };
}

async function personWithin(unit: Unit, id: string): Promise<User | Refusal> {
  const user = await findUser(unit, id);
  if (!user) return refuse(identityRefusals, "user_unknown");
  return isWithinReachOf(unit.actor, user.role) ? user : refuse(identityRefusals, "role_too_high");
}
