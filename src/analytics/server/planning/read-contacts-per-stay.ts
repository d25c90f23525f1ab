import { sql } from "kysely";
import { dealConditions, instant, type ReportScope, within } from "../report-scope.ts";

/** What was done during the stays on one stage, by kind, most first. */
export interface ContactsOfStage {
  readonly stageId: string;
  readonly stays: number;
  readonly kinds: readonly { readonly kind: string; readonly contacts: number }[];
}

const asides: readonly string[] = ["note", "task"];

/**
 * Contacts done along the chain of each stage (PLA-5), during the stays that began in the scope's period and are over; of a stage
 * without a chain, all contacts; what one does by oneself is none.
 */
export async function readContactsPerStay(scope: ReportScope): Promise<readonly ContactsOfStage[]> {
  const finished = sql`v.pipeline_id = ${scope.pipeline.id} and ${within(scope, "v.entered_at")}
      and v.left_at <= ${instant(scope.asOf)} and ${dealConditions(scope, "d")}`;
  const stays = await sql<{ stage_id: string; stays: number }>`
    select v.stage_id, count(*) as stays
    from reporting.visits v join reporting.deals d on d.id = v.deal_id where ${finished} group by v.stage_id`.execute(
    scope.reading.sql,
  );
  const contacts = await sql<{ stage_id: string; kind: string; contacts: number }>`
    select v.stage_id, c.kind, count(*) as contacts
    from reporting.visits v join reporting.deals d on d.id = v.deal_id
    join reporting.done_contacts c on c.deal_id = v.deal_id and c.done_at >= v.entered_at and c.done_at < v.left_at
    where ${finished} group by v.stage_id, c.kind`.execute(scope.reading.sql);
  const chains = await sql<{ id: string; chain: readonly { readonly activity: string }[] }>`
    select s.id, s.contact_chain as chain from reporting.stages s where s.pipeline_id = ${scope.pipeline.id}`.execute(
    scope.reading.sql,
  );
  return scope.livedStages.map(({ id }) => {
    const chain = chains.rows.find((row) => row.id === id)?.chain ?? [];
    const counts = ({ stage_id, kind }: { readonly stage_id: string; readonly kind: string }) =>
      stage_id === id &&
      (chain.length === 0 ? !asides.includes(kind) : chain.some(({ activity }) => activity === kind));
    return {
      stageId: id,
      stays: stays.rows.find(({ stage_id }) => stage_id === id)?.stays ?? 0,
      kinds: contacts.rows
        .filter(counts)
        .map((row) => ({ kind: row.kind, contacts: row.contacts }))
        .sort((a, b) => b.contacts - a.contacts || a.kind.localeCompare(b.kind)),
    };
  });
}
