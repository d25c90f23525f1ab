import { may, systemActorIn } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { UserId, WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { StageConditions } from "../../pipeline/index.ts";
import { fieldCondition } from "../../pipeline/index.ts";
import type { Database } from "../../platform/database/database.ts";
import { newId } from "../../platform/new-id.ts";
import type { ImportKind } from "../domain/fields.ts";
import type { ImportMap } from "../domain/import-map.ts";
import type { ImportOutcome, ImportRequest } from "./import-outcome.ts";
import type { RefusedRow } from "./read-rows.ts";
import { runImport } from "./run-import.ts";

/** Only the field condition is real here: the others never miss anything. */
export const testRules = {
  may,
  conditions: new Proxy({ field: fieldCondition } as Partial<StageConditions>, {
    get: (known, kind) => known[kind as keyof StageConditions] ?? { kind, missing: async () => [] },
  }) as StageConditions,
};

export interface TestImport extends Omit<ImportOutcome, "refused" | "importId"> {
  readonly refused: readonly RefusedRow[];
}

export interface EmptyWorkspace {
  readonly workspaceId: WorkspaceId;
  readonly actor: Actor;
  readonly owner: UserId;
  run(
    kind: ImportKind,
    file: string | Buffer,
    options?: Partial<ImportRequest> & { map?: ImportMap },
  ): Promise<TestImport>;
  rows<Row extends object = Record<string, unknown>>(query: string, values?: unknown[]): Promise<Row[]>;
}

/** A workspace with its owner and nothing else, in Moscow, with roubles. */
export async function emptyWorkspace(database: Database, slug: string): Promise<EmptyWorkspace> {
  const [workspaceId, owner] = [newId<"workspace">(), newId<"user">()];
  await database.owner.query(
    "insert into workspaces (id, slug, name, currency, time_zone, locale, created_at) values ($1, $2, $2, 'RUB', 'Europe/Moscow', 'ru', now())",
    [workspaceId, slug],
  );
  await database.owner.query(
    "insert into users (workspace_id, id, name, email, role, created_at) values ($1, $2, 'Ольга', 'olga@example.org', 'owner', now())",
    [workspaceId, owner],
  );
  const system = systemActorIn(
    { id: workspaceId, slug, currency: "RUB", time_zone: "Europe/Moscow", locale: "ru" },
    "command",
  );
  const actor: Actor = { ...system, userId: owner, name: "Ольга" };
  return {
    workspaceId,
    actor,
    owner,
    run: async (kind, file, options = {}) => {
      const refused: RefusedRow[] = [];
      const source = (async function* () {
        yield Buffer.from(file);
      })();
      const outcome = await runImport({ database, rules: testRules }, actor, {
        kind,
        source,
        fileName: "table.csv",
        onRefused: (rows) => void refused.push(...rows),
        ...options,
      });
      if (isRefusal(outcome)) throw new Error(`Refused: ${JSON.stringify(outcome)}`);
      const { importId: _, ...counts } = outcome;
      return { ...counts, refused: refused.toSorted((one, other) => one.line - other.line) };
    },
    rows: async (query, values = []) => (await database.owner.query(query, [workspaceId, ...values])).rows,
  };
}

/** The visits of a deal as they follow, void ones too; times in Moscow. */
export const visitsOf = (ours: EmptyWorkspace, deal: string) =>
  ours.rows<{
    stage: string;
    entered: string;
    left: string | null;
    left_as: string | null;
    to_stage: string | null;
    void: boolean;
  }>(
    `select s.name as stage, to_char(v.entered_at at time zone 'Europe/Moscow', 'MM-DD HH24:MI') as entered,
       to_char(v.left_at at time zone 'Europe/Moscow', 'MM-DD HH24:MI') as left, v.left_as, t.name as to_stage, v.void_at is not null as void
     from visits v join deals d on d.workspace_id = v.workspace_id and d.id = v.deal_id
       join stages s on s.workspace_id = v.workspace_id and s.id = v.stage_id
       left join stages t on t.workspace_id = v.workspace_id and t.id = v.to_stage_id
     where v.workspace_id = $1 and d.external_id = $2 order by v.number`,
    [deal],
  );

/** The deal of that external id with the names of what it refers to. */
export const dealOf = async (ours: EmptyWorkspace, deal: string) =>
  (
    await ours.rows<Record<string, unknown>>(
      `select d.status, s.name as stage, d.amount_minor, d.channel, u.name as owner, c.name as company, r.name as reason, d.version,
         d.visited, d.last_visit, d.created_at, d.closed_at, d.stage_entered_at
       from deals d join stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id
         join users u on u.workspace_id = d.workspace_id and u.id = d.owner_id
         left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
         left join loss_reasons r on r.workspace_id = d.workspace_id and r.id = d.loss_reason_id
       where d.workspace_id = $1 and d.external_id = $2`,
      [deal],
    )
  )[0];
