import type { CustomChange, SentCustom } from "../../custom-fields/index.ts";
import type { DealId, PipelineId, StageId } from "../../kernel/ids.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { PlacedStage } from "../domain/edit-stages.ts";
import type { ContactRole } from "../domain/regulation.ts";

/** The slice's writes, besides those that belong to visits (visits.ts). */

/** The fields of a deal that a person fills in; what is left out stays as it is. */
export interface DealFields {
  readonly title?: string | undefined;
  readonly amountMinor?: number | null | undefined;
  readonly prepaymentMinor?: number | null | undefined;
  readonly companyId?: string | null | undefined;
  readonly channel?: string | null | undefined;
  readonly source?: string | null | undefined;
  readonly product?: string | null | undefined;
  readonly need?: string | null | undefined;
  readonly expectedCloseOn?: string | null | undefined;
  readonly deliveryOn?: string | null | undefined;
  readonly ownerId?: string | undefined;
  /** As sent; checked by `checkDealCustom`, whose patch is what is written. */
  readonly custom?: SentCustom | undefined;
}

const dealColumns = {
  title: "title",
  amountMinor: "amount_minor",
  prepaymentMinor: "prepayment_minor",
  companyId: "company_id",
  channel: "channel",
  source: "source",
  product: "product",
  need: "need",
  expectedCloseOn: "expected_close_on",
  deliveryOn: "delivery_on",
  ownerId: "owner_id",
} as const satisfies Record<Exclude<keyof DealFields, "custom">, string>;

/** The values that the deal has now in the fields given, as they would be written again; own fields by their keys. */
export async function readDealFields(
  unit: Unit,
  dealId: DealId,
  given: readonly (keyof DealFields)[],
): Promise<DealFields> {
  const columns = given.map((field) =>
    field === "custom" ? "custom_by_key(custom) as custom" : `${dealColumns[field]} as "${field}"`,
  );
  const { rows } = await unit.client.query<DealFields>(
    `select ${columns.join(", ")} from deals where workspace_id = $1 and id = $2`,
    [unit.actor.workspaceId, dealId],
  );
  return rows[0] ?? {};
}

const blankIsNull = (value: unknown) => (value === "" ? null : (value ?? null));

/** Writes what is given; the version is left to the caller's own step, unless asked to raise it. */
export async function updateDealFields(
  unit: Unit,
  dealId: DealId,
  fields: DealFields,
  options: { raiseVersion: boolean; custom: CustomChange["patch"] },
): Promise<void> {
  const given = (Object.keys(dealColumns) as (keyof typeof dealColumns)[]).filter(
    (field) => fields[field] !== undefined,
  );
  const assignments = given.map((field, index) => `${dealColumns[field]} = $${index + 4}`);
  const own = Object.keys(options.custom).length > 0 ? [JSON.stringify(options.custom)] : [];
  if (own.length > 0) assignments.push(`custom = jsonb_strip_nulls(custom || $${given.length + 4}::jsonb)`);
  if (options.raiseVersion) assignments.push("version = version + 1");
  assignments.push("updated_at = greatest(updated_at, $3)");
  await unit.client.query(`update deals set ${assignments.join(", ")} where workspace_id = $1 and id = $2`, [
    unit.actor.workspaceId,
    dealId,
    new Date(unit.now),
    ...given.map((field) => blankIsNull(fields[field])),
    ...own,
  ]);
}

export interface NewDeal extends DealFields {
  readonly id: DealId;
  readonly pipelineId: PipelineId;
  readonly stageId: StageId;
  readonly ordinal: number;
  readonly title: string;
  readonly currency: string;
  readonly ownerId: string;
}

/** Written as open on its stage, with one visit to come. */
export async function insertDeal(unit: Unit, deal: NewDeal, custom: CustomChange["patch"]): Promise<void> {
  await unit.client.query({
    name: "insert_deal",
    text: `insert into deals (workspace_id, id, title, pipeline_id, stage_id, status, amount_minor, currency, company_id, owner_id,
             channel, source, product, need, expected_close_on, delivery_on, prepayment_minor, created_at, stage_entered_at,
             updated_at, visited, last_visit, custom)
           values ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, $17, $18::bigint, 1, $19)`,
    values: [
      unit.actor.workspaceId,
      deal.id,
      deal.title,
      deal.pipelineId,
      deal.stageId,
      deal.amountMinor ?? null,
      deal.currency,
      deal.companyId ?? null,
      deal.ownerId,
      blankIsNull(deal.channel),
      blankIsNull(deal.source),
      blankIsNull(deal.product),
      blankIsNull(deal.need),
      deal.expectedCloseOn ?? null,
      deal.deliveryOn ?? null,
      deal.prepaymentMinor ?? null,
      new Date(unit.now),
      (1n << BigInt(deal.ordinal)).toString(),
      JSON.stringify(custom),
    ],
  });
}

/** A deal that was created on the won stage. */
export async function markCreatedAsWon(unit: Unit, dealId: DealId): Promise<void> {
  await unit.client.query(
    "update deals set status = 'won', closed_at = stage_entered_at where workspace_id = $1 and id = $2",
    [unit.actor.workspaceId, dealId],
  );
}

export async function upsertDealContact(
  unit: Unit,
  dealId: DealId,
  contact: { contactId: string; role: ContactRole | null; isMain: boolean },
): Promise<void> {
  await unit.client.query({
    name: "upsert_deal_contact",
    text: `with others as (
        update deal_contacts set is_main = false
        where workspace_id = $1 and deal_id = $2 and contact_id <> $3 and is_main and $5 returning contact_id
      )
      insert into deal_contacts (workspace_id, deal_id, contact_id, role, is_main, added_at) values ($1, $2, $3, $4, $5, $6)
      on conflict (workspace_id, deal_id, contact_id) do update set role = excluded.role, is_main = excluded.is_main`,
    values: [unit.actor.workspaceId, dealId, contact.contactId, contact.role, contact.isMain, new Date(unit.now)],
  });
}

/** Answers whether the contact was on the deal. */
export async function deleteDealContact(unit: Unit, dealId: DealId, contactId: string): Promise<boolean> {
  const { rowCount } = await unit.client.query(
    "delete from deal_contacts where workspace_id = $1 and deal_id = $2 and contact_id = $3",
    [unit.actor.workspaceId, dealId, contactId],
  );
  return rowCount === 1;
}

export async function insertPipeline(
  unit: Unit,
  pipeline: { id: PipelineId; name: string; templateKey: string | null },
): Promise<void> {
  await unit.client.query(
    `insert into pipelines (workspace_id, id, name, template_key, position, created_at)
     select $1, $2, $3, $4, coalesce(max(position), 0) + 1, $5 from pipelines where workspace_id = $1`,
    [unit.actor.workspaceId, pipeline.id, pipeline.name, pipeline.templateKey, new Date(unit.now)],
  );
}

export async function updatePipeline(
  unit: Unit,
  id: PipelineId,
  changes: { name?: string | undefined; position?: number | undefined; archivedAt?: Date | undefined },
): Promise<void> {
  await unit.client.query(
    `update pipelines set name = coalesce($3, name), position = coalesce($4, position),
       archived_at = coalesce($5, archived_at), version = version + 1
     where workspace_id = $1 and id = $2`,
    [unit.actor.workspaceId, id, changes.name ?? null, changes.position ?? null, changes.archivedAt ?? null],
  );
}

/** Writes the stages of an edit; new ones get ids. Positions are moved out of the way first: they are unique. */
export async function writeStages(unit: Unit, pipelineId: PipelineId, stages: readonly PlacedStage[]): Promise<void> {
  const { client, actor } = unit;
  await client.query(
    "update stages set position = position + 1000 where workspace_id = $1 and pipeline_id = $2 and archived_at is null",
    [actor.workspaceId, pipelineId],
  );
  const rows = stages.map(({ id, ordinal, position, isWon, regulation }) => ({
    id: id ?? unit.newId(),
    ordinal,
    position,
    name: regulation.name,
    is_key_stage: regulation.isKeyStage,
    is_won: isWon,
    done: regulation.done,
    buyer_step: regulation.buyerStep,
    key_task: regulation.keyTask,
    entry_conditions: regulation.entryConditions,
    contact_chain: regulation.contactChain,
    target_hours: regulation.targetHours,
    planned_conversion: regulation.plannedConversion,
  }));
  await client.query(
    `insert into stages (workspace_id, pipeline_id, id, ordinal, position, name, is_key_stage, is_won, done, buyer_step, key_task,
       entry_conditions, contact_chain, target_hours, planned_conversion)
     select $1, $2, r.id, r.ordinal, r.position, r.name, r.is_key_stage, r.is_won, r.done, r.buyer_step, r.key_task,
       r.entry_conditions, r.contact_chain, r.target_hours, r.planned_conversion
     from jsonb_to_recordset($3) as r(id uuid, ordinal smallint, position smallint, name text, is_key_stage boolean,
       is_won boolean, done text, buyer_step text, key_task text, entry_conditions jsonb, contact_chain jsonb,
       target_hours numeric, planned_conversion numeric)
     on conflict (workspace_id, id) do update set position = excluded.position, name = excluded.name,
       is_key_stage = excluded.is_key_stage, is_won = excluded.is_won, done = excluded.done, buyer_step = excluded.buyer_step,
       key_task = excluded.key_task, entry_conditions = excluded.entry_conditions, contact_chain = excluded.contact_chain,
       target_hours = excluded.target_hours, planned_conversion = excluded.planned_conversion`,
    [actor.workspaceId, pipelineId, JSON.stringify(rows)],
  );
}

export async function archiveStages(unit: Unit, ids: readonly StageId[]): Promise<void> {
  await unit.client.query(
    "update stages set archived_at = $3, is_key_stage = false, is_won = false where workspace_id = $1 and id = any($2)",
    [unit.actor.workspaceId, ids, new Date(unit.now)],
  );
}

export async function insertLossReasons(unit: Unit, reasons: readonly { id: string; name: string }[]): Promise<void> {
  await unit.client.query(
    `insert into loss_reasons (workspace_id, id, name, position)
     select $1, r.id, r.name, coalesce((select max(position) from loss_reasons where workspace_id = $1), 0) + r.nr
     from unnest($2::uuid[], $3::text[]) with ordinality as r(id, name, nr)`,
    [unit.actor.workspaceId, reasons.map((reason) => reason.id), reasons.map((reason) => reason.name)],
  );
}

export async function updateLossReason(
  unit: Unit,
  id: string,
  changes: { name?: string | undefined; position?: number | undefined; archivedAt?: Date | null | undefined },
): Promise<void> {
  await unit.client.query(
    `update loss_reasons set name = coalesce($3, name), position = coalesce($4, position),
       archived_at = case when $5 then $6 else archived_at end where workspace_id = $1 and id = $2`,
    [
      unit.actor.workspaceId,
      id,
      changes.name ?? null,
      changes.position ?? null,
      changes.archivedAt !== undefined,
      changes.archivedAt ?? null,
    ],
  );
}
