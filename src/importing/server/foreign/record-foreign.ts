import { recordPeople } from "../../../identity/index.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import { createPipelineAsAsked, createPipelineEndpoint } from "../../../pipeline/index.ts";
import { openRefusedRows, type RecordedCounts, refusedRows } from "../../../platform/database/record-rows.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { ImportKind } from "../../domain/fields.ts";
import { type ForeignPipeline, leftOutOf } from "../../drivers/driver.ts";
import { type Recording, recorders } from "../import-kinds.ts";
import type { ForeignRequest } from "../import-outcome.ts";
import { type RefusedRow, refuseOtherCurrency } from "../read-rows.ts";
import { openOwnFields } from "./own-fields.ts";

interface Telling {
  readonly refused: (row: RefusedRow) => Promise<void> | void;
  readonly read: (rows: number) => void;
}

const tellEvery = 500;

/**
 * Another system's people, pipelines, customers, history, deals and activities, each through the same door as a table of
 * its kind. Lines count the records in the order in which they are read. A deal's history comes before the deal, so that
 * its past is a record; the deal then adds what the history does not say.
 */
export async function recordForeign(
  recording: Recording,
  { driver, records }: ForeignRequest,
  telling: Telling,
): Promise<(RecordedCounts & { readonly read: number }) | Refusal> {
  const { unit, warn } = recording;
  await openRefusedRows(unit);
  const book = await driver.read(records, unit.actor.workspace);
  const people = await recordPeople(unit, book.people);
  if (people.length > 0) warn({ code: "people_created", params: { count: people.length, names: people.join(", ") } });
  for (const pipeline of book.pipelines) {
    const made = await findOrCreate(unit, pipeline);
    if (made !== null && isRefusal(made)) return made;
  }
  const own = await openOwnFields(unit, book.fields);
  const total = { ...none };
  const byKind = new Map<ImportKind, Counts>();
  const record = async (kind: ImportKind, rows: AsyncIterable<object> | Iterable<object>, pipeline: string | null) => {
    const run = recorders[kind] as (rows: AsyncIterable<unknown>, on: Recording) => Promise<RecordedCounts | Refusal>;
    const before = total.read;
    const counts = await run(placed(own(kind, rows), unit, total, telling), { ...recording, pipeline });
    if (isRefusal(counts)) return counts;
    for (const name of ["created", "updated", "skipped"] as const) total[name] += counts[name];
    byKind.set(kind, added(byKind.get(kind) ?? none, { ...counts, read: total.read - before }));
    await clearStaging(unit);
    return null;
  };
  const parts: readonly (readonly [ImportKind, AsyncIterable<object> | Iterable<object>, string | null])[] = [
    ["companies", book.companies, null],
    ["contacts", book.contacts, null],
    ...[...book.history].map(([pipeline, rows]) => ["stage-history", rows, pipeline] as const),
    ["deals", book.deals, null],
    ["activities", book.activities, null],
  ];
  for (const [kind, rows, pipeline] of parts) {
    const refused = await record(kind, rows, pipeline);
    if (refused !== null) return refused;
  }
  for (const [kind, counts] of byKind) {
    const { read, created, updated, skipped } = counts;
    if (read > 0) warn({ code: `moved_${kind}`, params: { ...counts, refused: read - created - updated - skipped } });
  }
  for (const [code, count] of [...(await leftOutOf(book, records)), ...own.leftOut]) warn({ code, params: { count } });
  return total;
}

interface Counts extends RecordedCounts {
  readonly read: number;
}

const none = { read: 0, created: 0, updated: 0, skipped: 0 };

const added = (one: Counts, other: Counts): Counts => ({
  read: one.read + other.read,
  created: one.created + other.created,
  updated: one.updated + other.updated,
  skipped: one.skipped + other.skipped,
});

async function* placed(
  rows: AsyncIterable<object> | Iterable<object>,
  unit: Unit,
  total: { read: number },
  telling: Telling,
): AsyncGenerator<object> {
  for await (const row of rows) {
    const line = ++total.read;
    if (line % tellEvery === 0) telling.read(line);
    const refusal = refuseOtherCurrency(row, unit.actor.workspace.currency);
    if (refusal === null) yield { ...row, line };
    else await telling.refused({ line, code: refusal.refused, params: refusal.params ?? {} });
  }
}

async function findOrCreate(unit: Unit, { name, stages, won }: ForeignPipeline): Promise<Refusal | null> {
  const { rowCount } = await unit.client.query(
    "select from reporting.pipelines where workspace_id = $1 and lower(name) = lower($2) and archived_at is null",
    [unit.actor.workspaceId, name],
  );
  if (rowCount) return null;
  const own = stages.filter((stage) => stage.toLowerCase() !== won.toLowerCase());
  const body = createPipelineEndpoint.body?.parse({ name, stages: [...own, won].map((stage) => ({ name: stage })) });
  const made = body && (await createPipelineAsAsked(unit, body));
  return made !== undefined && isRefusal(made) ? made : null;
}

/** The doors open their temporary tables for one table a transaction; here several come through. */
async function clearStaging(unit: Unit): Promise<void> {
  await unit.client.query(
    `do $$ declare t text; begin
       for t in select relname from pg_class where relnamespace = pg_my_temp_schema() and relkind = 'r' and relname <> '${refusedRows}'
       loop execute format('drop table pg_temp.%I', t); end loop;
     end $$`,
  );
}
