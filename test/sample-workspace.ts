import type pg from "pg";
import type { Actor, Role, Sight } from "../src/kernel/actor.ts";
import type { UserId, WorkspaceId } from "../src/kernel/ids.ts";
import { defaultWorkingCalendar } from "../src/kernel/working-time.ts";
import { newId } from "../src/platform/new-id.ts";

export interface SampleWorkspace {
  readonly workspaceId: WorkspaceId;
  readonly anna: UserId;
  readonly boris: UserId;
  readonly companyId: string;
  readonly contactId: string;
  readonly pipelineId: string;
  /** Meeting, Proposal, Won. */
  readonly stages: readonly [string, string, string];
  actor(userId: UserId, role?: Role, sees?: Sight): Actor;
  /** An open deal in roubles on the first stage, entered 2026-03-02 09:00 Moscow. */
  addDeal(ownerId: UserId, more?: { amountMinor?: number; prepaymentMinor?: number; title?: string }): Promise<string>;
}

/** A workspace of two salespeople, one company with one contact, and a pipeline of three stages. */
export async function makeSampleWorkspace(owner: pg.Pool, slug: string): Promise<SampleWorkspace> {
  const workspaceId = newId<"workspace">();
  const [anna, boris] = [newId<"user">(), newId<"user">()];
  const [companyId, contactId, pipelineId] = [newId(), newId(), newId()];
  const stages = [newId(), newId(), newId()] as const;
  await owner.query(
    "insert into workspaces (id, slug, name, currency, time_zone, locale, created_at) values ($1, $2, $2, 'RUB', 'Europe/Moscow', 'en', now())",
    [workspaceId, slug],
  );
  await owner.query(
    `insert into users (workspace_id, id, name, role, created_at)
     values ($1, $2, 'Anna', 'salesperson', now()), ($1, $3, 'Boris', 'salesperson', now())`,
    [workspaceId, anna, boris],
  );
  await owner.query(
    "insert into companies (workspace_id, id, name, created_at, updated_at) values ($1, $2, 'ООО «Ромашка»', now(), now())",
    [workspaceId, companyId],
  );
  await owner.query(
    `insert into contacts (workspace_id, id, company_id, name, created_at, updated_at)
     values ($1, $2, $3, 'Лилия Сафина', now(), now())`,
    [workspaceId, contactId, companyId],
  );
  await owner.query(
    "insert into pipelines (workspace_id, id, name, position, created_at) values ($1, $2, 'Sales', 1, now())",
    [workspaceId, pipelineId],
  );
  for (const [index, name] of ["Meeting", "Proposal", "Won"].entries()) {
    await owner.query(
      `insert into stages (workspace_id, id, pipeline_id, ordinal, position, name, is_won, target_hours)
       values ($1, $2, $3, $4, $5, $6, $7, 16)`,
      [workspaceId, stages[index], pipelineId, index, index + 1, name, index === 2],
    );
  }
  return {
    workspaceId,
    anna,
    boris,
    companyId,
    contactId,
    pipelineId,
    stages,
    actor: (userId, role = "salesperson", sees = [userId]) => ({
      workspaceId,
      userId,
      name: userId === anna ? "Anna" : "Boris",
      role,
      departmentId: null,
      sees,
      scopes: null,
      via: "screen",
      workspace: {
        slug,
        currency: "RUB",
        timeZone: "Europe/Moscow",
        locale: "en",
        workingCalendar: defaultWorkingCalendar("Europe/Moscow"),
      },
    }),
    addDeal: async (ownerId, more = {}) => {
      const [id, visitId] = [newId(), newId()];
      await owner.query(
        `insert into deals (workspace_id, id, title, pipeline_id, stage_id, status, amount_minor, prepayment_minor, currency,
                            company_id, owner_id, created_at, stage_entered_at, visited, last_visit, updated_at)
         values ($1, $2, $3, $4, $5, 'open', $6, $7, 'RUB', $8, $9, '2026-03-02T06:00:00Z', '2026-03-02T06:00:00Z', 1, 1, now())`,
        [
          workspaceId,
          id,
          more.title ?? "Compressor",
          pipelineId,
          stages[0],
          more.amountMinor ?? null,
          more.prepaymentMinor ?? null,
          companyId,
          ownerId,
        ],
      );
      await owner.query(
        `insert into visits (workspace_id, id, deal_id, number, pipeline_id, stage_id, entered_at, entered_by)
         values ($1, $2, $3, 1, $4, $5, '2026-03-02T06:00:00Z', $6)`,
        [workspaceId, visitId, id, pipelineId, stages[0], ownerId],
      );
      return id;
    },
  };
}
