import { type RawBuilder, sql } from "kysely";
import { chainProgress } from "../../activities/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/time.ts";
import { addWorkingTime, type WorkingCalendar, workingMilliseconds } from "../../kernel/working-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { isAgreedBy } from "../domain/advance/agreed-by.ts";
import type { ContactFacts, MetCondition } from "../domain/advance/contact-facts.ts";

/** A done activity with everything that tells whether it advanced the buyer. */
export interface DoneContact {
  readonly id: string;
  readonly ownerId: UserId;
  readonly dealId: string | null;
  readonly stageId: string | null;
  /** Of the stage in its pipeline, from 1; 0 without a deal. */
  readonly position: number;
  readonly facts: ContactFacts;
}

type ChainKind = Parameters<typeof chainProgress>[0][number];
interface EntryCondition {
  readonly kind: string;
  readonly activity?: string;
  readonly document?: string;
  readonly mark?: string;
  readonly field?: string;
}

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly owner_id: UserId;
  readonly deal_id: string | null;
  readonly done_at: Date;
  readonly is_held: boolean | null;
  readonly stage_id: string | null;
  readonly position: number | null;
  readonly chain: readonly { readonly activity: ChainKind }[] | null;
  readonly left_at: Date | null;
  readonly left_as: string | null;
  readonly to_stage: string | null;
  readonly to_position: number | null;
  readonly next_conditions: readonly EntryCondition[] | null;
  /** When the deal's next contact that was held was done. */
  readonly next_done_at: Date | null;
  readonly previous_done_at: Date | null;
  /** Whether one of this kind was held on the deal before. */
  readonly is_repeat: boolean;
  readonly planned: readonly { readonly kind: string; readonly at: string; readonly made: string }[] | null;
  /** What was done on the stay up to this contact and with it, first to last. */
  readonly done_on_stay: readonly ChainKind[] | null;
  /** Field → [before, after] of the deal, changed around the contact. */
  readonly filled: readonly Readonly<Record<string, unknown>>[] | null;
  /** Own fields of deals by id, as changes call them. */
  readonly own_fields: Readonly<Record<string, string>> | null;
  readonly documents: readonly { readonly kind: string; readonly mark: string }[] | null;
}

/** Done activities that `where` takes (of `w`, reporting.work), each with what is known around it. */
export async function readContacts(reading: Reading, where: RawBuilder<unknown>): Promise<readonly DoneContact[]> {
  const { workspaceId, workspace } = reading.actor;
  const { rows } = await sql<Row>`
    select w.id, w.kind, w.owner_id, w.deal_id, w.done_at, w.is_held, v.stage_id, s.position, s.contact_chain as chain,
      v.left_at, v.left_as, t.name as to_stage, t.position as to_position, n.entry_conditions as next_conditions,
      later.done_at as next_done_at, past.previous as previous_done_at, coalesce(past.is_repeat, false) as is_repeat, planned.list as planned,
      past.done_on_stay, papers.list as documents, filled.list as filled,
      (select jsonb_object_agg(f.id, 'custom:' || f.name) from reporting.custom_fields f
        where f.workspace_id = ${workspaceId} and f.entity = 'deal') as own_fields
    from reporting.work w
    left join lateral (
      select x.stage_id, x.left_at, x.left_as, x.to_stage_id, x.entered_at from reporting.visits x
      where x.workspace_id = w.workspace_id and x.deal_id = w.deal_id and x.entered_at <= w.done_at
        and (x.left_at is null or x.left_at >= w.done_at)
      order by x.entered_at, x.number limit 1) v on true
    left join reporting.stages s on s.workspace_id = w.workspace_id and s.id = v.stage_id
    left join reporting.stages t on t.workspace_id = w.workspace_id and t.id = v.to_stage_id and t.pipeline_id = s.pipeline_id
    left join lateral (
      select y.entry_conditions from reporting.stages y
      where y.workspace_id = w.workspace_id and y.pipeline_id = s.pipeline_id and y.position > s.position and y.archived_at is null
      order by y.position limit 1) n on true
    left join lateral (
      select min(z.done_at) filter (where z.done_at > w.done_at) as done_at from reporting.done_contacts z
      where z.workspace_id = w.workspace_id and z.deal_id = w.deal_id and z.kind not in ('note', 'task')) later on true
    left join lateral (
      select max(z.done_at) filter (where z.done_at < w.done_at and z.kind not in ('note', 'task')) as previous,
        bool_or(z.kind = w.kind and (z.done_at, z.id) < (w.done_at, w.id)) as is_repeat,
        jsonb_agg(z.kind order by z.done_at, z.id) filter (where z.done_at >= v.entered_at and (z.done_at, z.id) <= (w.done_at, w.id))
          as done_on_stay
      from reporting.done_contacts z where z.workspace_id = w.workspace_id and z.deal_id = w.deal_id) past on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('kind', p.kind, 'at', p.planned_at, 'made', p.created_at) order by p.created_at, p.id) as list
      from reporting.work p where p.workspace_id = w.workspace_id and p.deal_id = w.deal_id and p.planned_at > w.done_at
        and p.id <> w.id and p.created_at >= w.done_at - interval '30 minutes') planned on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('kind', d.kind, 'mark', m.mark)) as list
      from reporting.documents d cross join lateral (values ('sent', d.sent_on), ('received', d.received_on), ('signed', d.signed_on),
        ('attached', (d.created_at at time zone ${workspace.timeZone})::date)) m (mark, "on")
      where d.workspace_id = w.workspace_id and d.deal_id = w.deal_id
        and m.on = (w.done_at at time zone ${workspace.timeZone})::date) papers on true
    left join lateral (
      select jsonb_agg(c.changes) as list from reporting.deal_changes c
      where c.workspace_id = w.workspace_id and c.deal_id = w.deal_id and n.entry_conditions @? '$[*] ? (@.kind like_regex "field$")'
        and c.at >= w.done_at - interval '15 minutes' and c.at < least(later.done_at, w.done_at + interval '2 hours')) filled on true
    where w.workspace_id = ${workspaceId} and w.done_at is not null and ${where}
    order by w.done_at, w.id`.execute(reading.sql);
  const calendar = workspace.workingCalendar;
  return rows.map((row) => contactOf(row, calendar));
}

/** Two working days: after them nothing is agreed on by a contact any more. */
const agreementTime = 18 * 3_600_000;

function contactOf(row: Row, calendar: WorkingCalendar): DoneContact {
  const doneAt = row.done_at.getTime();
  const inTime = {
    doneAt,
    previous: row.previous_done_at?.getTime() ?? null,
    next: row.next_done_at?.getTime() ?? null,
    until: addWorkingTime(doneAt, agreementTime, calendar),
  };
  return {
    id: row.id,
    ownerId: row.owner_id,
    dealId: row.deal_id,
    stageId: row.stage_id,
    position: row.position ?? 0,
    facts: {
      kind: row.kind,
      doneAt,
      wasHeld: row.is_held !== false,
      stay:
        row.stage_id === null
          ? null
          : { stageId: row.stage_id, forward: forwardOf(row, calendar), isOver: row.left_at !== null },
      agreed: (row.planned ?? [])
        .filter(({ made }) => isAgreedBy(inTime, Date.parse(made)))
        .map(({ kind, at }) => ({ kind, plannedAt: Date.parse(at) })),
      met: metBy(row),
      chain: chainOf(row),
    },
  };
}

function forwardOf(row: Row, calendar: WorkingCalendar): NonNullable<ContactFacts["stay"]>["forward"] {
  if (row.left_at === null || row.to_stage === null) return null;
  const isForward = row.left_as === "won" || (row.left_as === "moved" && (row.to_position ?? 0) > (row.position ?? 0));
  if (!isForward) return null;
  const at: Instant = row.left_at.getTime();
  const isLastBefore = row.next_done_at === null || row.next_done_at.getTime() > at;
  return { at, after: workingMilliseconds(row.done_at.getTime(), at, calendar), toStage: row.to_stage, isLastBefore };
}

/** The first meeting held, call or letter that the next stage asks for; a paper marked on the day of a contact that carries papers. */
function metBy(row: Row): readonly MetCondition[] {
  return (row.next_conditions ?? []).flatMap((condition): MetCondition[] => {
    switch (condition.kind) {
      case "meeting_held":
        return row.kind === "meeting" && !row.is_repeat ? [{ kind: condition.kind, of: null }] : [];
      case "activity_done":
        return row.kind === condition.activity && !row.is_repeat ? [{ kind: condition.kind, of: row.kind }] : [];
      case "document": {
        const { document = "", mark = "" } = condition;
        const isThere = (row.documents ?? []).some((one) => one.kind === document && one.mark === mark);
        return isThere ? [{ kind: `document_${mark}`, of: document }] : [];
      }
      case "field":
      case "custom_field": {
        const { field = "" } = condition;
        const name = condition.kind === "field" ? field : (row.own_fields?.[field] ?? "");
        return (row.filled ?? []).some((changes) => isFilling(changes[name])) ? [{ kind: "field", of: name }] : [];
      }
      default:
        return [];
    }
  });
}

/** Whether a change is of nothing to something. */
function isFilling(change: unknown): boolean {
  const [before, after] = Array.isArray(change) ? change : [];
  return (before ?? null) === null && (after ?? null) !== null;
}

function chainOf(row: Row): ContactFacts["chain"] {
  const chain = (row.chain ?? []).map(({ activity }) => activity);
  const done = row.done_on_stay ?? [];
  const place = chainProgress(chain, done).doneBy.indexOf(done.length - 1);
  if (done.length === 0 || place === -1) return null;
  return { place, next: chain[place + 1] ?? null };
}
