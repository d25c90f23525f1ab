import { sql } from "kysely";
import type { z } from "zod";
import { sees, visibleTo } from "../../identity/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { daysBetween, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { DoneContactAnswer, DoneContactFilter, listDoneContacts } from "../contract.ts";
import { normsRefusals } from "../domain/refusals.ts";
import { type JudgedContact, judgeContacts } from "./judge-contacts.ts";

type Query = InputOf<typeof listDoneContacts>["query"];

/** What stands behind a figure of the week: as many rows as the figure says, first to last. */
export async function readDoneContacts(
  reading: Reading,
  query: Query,
): Promise<z.input<typeof listDoneContacts.answer> | Refusal> {
  if (!sees(reading.actor, query.person as UserId)) return refuse(normsRefusals, "norm_person_unknown");
  const days = daysBetween(query.from, query.to);
  if (days <= 0 || days > 62) return refuse(normsRefusals, "norm_period_wrong");
  return { items: await doneContactsOf(reading, query) };
}

/** What a person did on the days [from, to), with the words around it; deals out of the caller's sight go unnamed. `withOwn`: tasks and notes too. */
export async function doneContactsOf(
  reading: Reading,
  query: Query & { readonly withOwn?: boolean },
): Promise<DoneContactAnswer[]> {
  const ownToo = query.withOwn === true ? sql`true` : sql`w.kind not in ('note', 'task')`;
  const zone = reading.actor.workspace.timeZone;
  const judged = await judgeContacts(
    reading,
    sql`w.owner_id = ${query.person} and ${ownToo}
      and w.list_at >= ${new Date(startOfDay(query.from, zone))} and w.list_at < ${new Date(startOfDay(query.to, zone))}`,
  );
  const taken = judged.filter((contact) => isAskedFor(contact, query.what));
  const words = await readWords(
    reading,
    taken.map(({ id }) => id),
  );
  return taken.flatMap((contact) => {
    const told = words.get(contact.id);
    return told === undefined ? [] : [answerOf(contact, told)];
  });
}

function isAskedFor({ facts, judgement, effectiveKind }: JudgedContact, what: DoneContactFilter): boolean {
  switch (what) {
    case "all":
      return true;
    case "meetings":
      return facts.kind === "meeting" && facts.wasHeld;
    case "calls_dialled":
      return facts.kind === "call";
    case "calls_connected":
      return facts.kind === "call" && facts.wasHeld;
    case "effective":
      return judgement.counts && effectiveKind !== null;
  }
}

interface Words {
  readonly id: string;
  readonly subject: string;
  readonly result: string | null;
  readonly deal_id: string | null;
  readonly deal_title: string | null;
  readonly company: string | null;
}

async function readWords({ sql: db, actor }: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, Words>> {
  const { rows } = await sql<Words>`
    select w.id, w.subject, w.result, d.id as deal_id, d.title as deal_title, c.name as company
    from reporting.work w
    left join reporting.deals d on d.workspace_id = w.workspace_id and d.id = w.deal_id and ${visibleTo(actor, "d.owner_id")}
    left join reporting.companies c on c.workspace_id = w.workspace_id and c.id = w.company_id
    where w.workspace_id = ${actor.workspaceId} and w.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

function answerOf({ id, facts, judgement, effectiveKind }: JudgedContact, words: Words): DoneContactAnswer {
  const { deal_id, deal_title } = words;
  return {
    id,
    kind: facts.kind,
    subject: words.subject,
    result: words.result,
    doneAt: new Date(facts.doneAt).toISOString(),
    wasHeld: facts.wasHeld,
    deal: deal_id !== null && deal_title !== null ? { id: deal_id, name: deal_title } : null,
    company: words.company,
    judgement: { ...judgement, params: { ...judgement.params } },
    effectiveKind,
  };
}
