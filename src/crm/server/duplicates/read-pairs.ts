import { type RawBuilder, type SqlBool, sql } from "kysely";
import { z } from "zod";
import type { AnswerOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../../platform/http/page.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { DuplicatePair, getDuplicateSearch, listDuplicatePairs } from "../../contract-duplicates.ts";
import type { FoundSign } from "../../domain/duplicate-signs.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";
import { knownTo } from "../customer-sight.ts";
import { tableOf } from "./lock-pair.ts";

type Member = DuplicatePair["one"];
type MemberRow = Omit<Member, "createdAt"> & { readonly createdAt: string };

interface PairRow {
  readonly one_id: string;
  readonly other_id: string;
  readonly signs: readonly FoundSign[];
  readonly confidence: number;
  readonly one: MemberRow;
  readonly other: MemberRow;
}

type Asking = Pick<Reading, "sql" | "actor">;

/** The pairs of a kind that wait for a decision: both are there, the actor knows both, and nobody has told them apart. */
function waiting({ actor }: Pick<Reading, "actor">, kind: CustomerKind): RawBuilder<unknown> {
  const table = tableOf[kind];
  const joined = (as: "a" | "b", id: string) =>
    sql`join ${sql.table(table)} ${sql.ref(as)} on ${sql.ref(as)}.workspace_id = p.workspace_id and ${sql.ref(as)}.id = ${sql.ref(id)}
      and ${sql.ref(as)}.deleted_at is null and ${knownTo(actor, table, as)}`;
  return sql`duplicate_pairs p ${joined("a", "p.one_id")} ${joined("b", "p.other_id")}
    where p.workspace_id = ${actor.workspaceId} and p.kind = ${kind} and not exists (
      select from customer_non_duplicates n where n.workspace_id = p.workspace_id and n.one_id = p.one_id and n.other_id = p.other_id)`;
}

function memberOf(kind: CustomerKind, as: "a" | "b"): RawBuilder<unknown> {
  const row = sql.ref(as);
  const place =
    kind === "company"
      ? sql`${row}.city`
      : sql`(select o.name from companies o where o.workspace_id = ${row}.workspace_id and o.id = ${row}.company_id)`;
  const inn = kind === "company" ? sql`${row}.inn` : sql`null`;
  return sql`json_build_object('id', ${row}.id, 'name', ${row}.name, 'version', ${row}.version, 'inn', ${inn}, 'phone', ${row}.phone,
    'email', ${row}.email, 'place', ${place}, 'createdAt', ${row}.created_at)`;
}

const cursorShape = z.tuple([z.number(), z.uuid(), z.uuid()]);

/** The surest first, page by page. */
export async function readPairs(
  reading: Asking,
  { query }: InputOf<typeof listDuplicatePairs>,
): Promise<Page<DuplicatePair> | Refusal> {
  const { kind, limit } = query;
  const key = decodeCursor(query.cursor, cursorShape);
  if (isRefusal(key)) return key;
  const after = key
    ? sql<SqlBool>`(-p.confidence, p.one_id, p.other_id) > (${-key[0]}::real, ${key[1]}::uuid, ${key[2]}::uuid)`
    : sql<SqlBool>`true`;
  const { rows } = await sql<PairRow>`
    select p.one_id, p.other_id, p.signs, p.confidence, ${memberOf(kind, "a")} as one, ${memberOf(kind, "b")} as other
    from ${waiting(reading, kind)} and ${after}
    order by p.confidence desc, p.one_id, p.other_id limit ${limit + 1}`.execute(reading.sql);
  return pageOf(rows, limit, { item: toPair, key: (row) => [row.confidence, row.one_id, row.other_id] });
}

const toMember = (row: MemberRow): Member => ({ ...row, createdAt: new Date(row.createdAt).toISOString() });

function toPair({ one, other, signs, confidence }: PairRow): DuplicatePair {
  const reasons = signs.map(({ sign }) => sign).sort();
  return { one: toMember(one), other: toMember(other), reasons, confidence: Math.round(confidence * 100) / 100 };
}

interface SearchRow {
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly done: number;
  readonly finished_at: Date | null;
}

/** Where the search stands, and how much there is to decide. */
export async function readSearch(reading: Asking): Promise<AnswerOf<typeof getDuplicateSearch>> {
  const { rows } = await sql<SearchRow>`
    select state, done, finished_at from duplicate_searches where workspace_id = ${reading.actor.workspaceId}`.execute(
    reading.sql,
  );
  const count = async (kind: CustomerKind) => {
    const found = await sql<{ count: number }>`select count(*) as count from ${waiting(reading, kind)}`.execute(
      reading.sql,
    );
    return found.rows[0]?.count ?? 0;
  };
  const [row] = rows;
  return {
    state: row?.state ?? "never",
    done: row?.done ?? 0,
    finishedAt: row?.finished_at?.toISOString() ?? null,
    pairs: { company: await count("company"), contact: await count("contact") },
  };
}
