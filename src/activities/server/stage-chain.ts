import { sql } from "kysely";
import type { z } from "zod";
import { visibleTo } from "../../identity/index.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { stageChain } from "../contract.ts";
import type { ActivityKind } from "../domain/activity-kind.ts";
import { type ChainContact, chainProgress } from "../domain/chain-progress.ts";
import { nextContactAt } from "../domain/next-contact-at.ts";
import { activitiesRefusals } from "../domain/refusals.ts";

interface Stay {
  readonly chain: readonly ChainContact[];
  readonly target_hours: number | null;
  readonly entered_at: Date;
  readonly is_open: boolean;
}
interface Done {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly done_at: Date;
}

/** ACT-2: the chain of the stage that the deal is on, what of it is done since it came there, and what is next and when. */
export async function readStageChain(reading: Reading, dealId: string): Promise<z.input<typeof stageChain> | Refusal> {
  const { workspaceId } = reading.actor;
  const stays = await sql<Stay>`
    select s.contact_chain as chain, s.target_hours, d.stage_entered_at as entered_at, d.status = 'open' as is_open
    from reporting.deals d join reporting.stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id
    where d.workspace_id = ${workspaceId} and d.id = ${dealId} and ${visibleTo(reading.actor, "d.owner_id")}`.execute(
    reading.sql,
  );
  const stay = stays.rows[0];
  if (!stay) return refuse(activitiesRefusals, "deal_unknown");
  if (!stay.is_open || stay.chain.length === 0) return { steps: [], next: null, afterNext: null };
  const { rows } = await sql<Done>`
    select id, kind, done_at from activities
    where workspace_id = ${workspaceId} and deal_id = ${dealId} and deleted_at is null and is_held is not false
      and done_at >= ${stay.entered_at}
    order by done_at, id`.execute(reading.sql);
  return chainOf(stay, rows, reading);
}

function chainOf(stay: Stay, done: readonly Done[], { actor, now }: Reading): z.input<typeof stageChain> {
  const kinds = stay.chain.map(({ activity }) => activity);
  const { doneBy } = chainProgress(
    kinds,
    done.map(({ kind }) => kind),
  );
  const steps = stay.chain.map((contact, place) => {
    const by = done[doneBy[place] ?? -1];
    return { ...contact, doneAt: by?.done_at.toISOString() ?? null, activityId: by?.id ?? null };
  });
  const { timeZone: zone, workingCalendar } = actor.workspace;
  const pace = { targetHours: stay.target_hours, contacts: kinds.length };
  const at = nextContactAt(now, pace, workingCalendar);
  const [next = null, afterNext = null] = steps
    .filter(({ doneAt }) => doneAt === null)
    .map(({ activity, subject }) => {
      const hasTime = timed.has(activity);
      const plannedAt = hasTime ? at : startOfDay(dateOf(at, zone), zone);
      return { kind: activity, subject, plannedAt: new Date(plannedAt).toISOString(), hasTime };
    });
  return { steps, next, afterNext };
}

/** The others are planned for a day. */
const timed: ReadonlySet<ActivityKind> = new Set(["call", "meeting", "presentation"]);
