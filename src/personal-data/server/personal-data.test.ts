import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addHistories } from "../../../test/sample-history.ts";
import { sampleRules } from "../../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { activitiesRoutes } from "../../activities/index.ts";
import { analyticsRoutes } from "../../analytics/index.ts";
import { crmRoutes } from "../../crm/index.ts";
import { customFieldRoutes } from "../../custom-fields/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { pipelineRoutes } from "../../pipeline/index.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { personalDataRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let workspace: SampleWorkspace;
let director: Actor;
let round = 0;

beforeAll(async () => {
  database = await testDatabase();
  server = makeSampleServer(database, [
    ...personalDataRoutes,
    ...crmRoutes,
    ...customFieldRoutes,
    ...activitiesRoutes(database),
    ...pipelineRoutes(sampleRules),
    ...analyticsRoutes({ database, failed: (error) => console.error(error) }),
  ]);
});
beforeEach(async () => {
  workspace = await makeSampleWorkspace(database.owner, `person-${++round}`);
  director = workspace.actor(workspace.anna, "director", "all");
});
afterAll(() => database.drop());

const call = (request: string, body?: object, by: Actor = director) => server.call(by, request, body);

const vera = {
  name: "Вера Лунина",
  phone: "+7 912 345-67-89",
  email: "vera.lunina@daisy.example",
  position: "Закупки",
};

/** Everything of the workspace as text: whatever the tables, the person must not be in it. */
async function everything(): Promise<string> {
  const { rows: tables } = await database.owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'workspace_id'
       and table_name in (select tablename from pg_tables where schemaname = 'public')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await database.owner.query(`select t::text as said from ${name} t where workspace_id = $1`, [
      workspace.workspaceId,
    ]);
    parts.push(...rows.map(({ said }) => said as string));
  }
  return parts.join("\n").toLowerCase();
}

/** A contact with a deal that names it, activities and a consent. */
async function addVera() {
  const contact = (await call("POST /contacts", vera)).body;
  const dealId = await workspace.addDeal(workspace.anna, { title: "Насосы для Вера Лунина", amountMinor: 1_250_000 });
  await database.owner.query(
    "insert into deal_contacts (workspace_id, deal_id, contact_id, added_at) values ($1, $2, $3, now())",
    [workspace.workspaceId, dealId, contact.id],
  );
  const called = await call("POST /activities", {
    kind: "call",
    subject: "Звонок Вере",
    contactId: contact.id,
    dealId,
    doneAt: "2026-03-03T09:00:00Z",
    body: "Любит жёлтый цвет, дочь поступает",
  });
  expect(called.status).toBe(201);
  const note = { kind: "note", subject: "Со слов секретаря", dealId, body: "Звонить по VERA.LUNINA@daisy.example" };
  expect((await call("POST /activities", note)).status).toBe(201);
  const body = { purpose: "newsletters", source: "Форма, Вера Лунина", text: "Согласна на рассылки" };
  const mentions = [workspace.boris];
  await database.owner.query("update users set role = 'director' where id = $1", [workspace.boris]);
  const said = { body: "Внук Веры в ДЕТСКОМ саду, @Boris", mentions };
  expect((await call(`POST /activities/${called.body.id}/comments`, said)).status).toBe(201);
  const noted = { ...note, subject: "@Boris", body: "Пишет vera.lunina@daisy.example", mentions };
  expect((await call("POST /activities", noted)).status).toBe(201);
  const consent = (await call(`POST /contacts/${contact.id}/consents`, body)).body;
  await addReviewOf(called.body.id);
  return { id: contact.id as string, dealId, activityId: called.body.id as string, consentId: consent.id as string };
}

/** A review of the call, with a way to the recording and words about the person. */
async function addReviewOf(activityId: string) {
  const [scorecard, review] = [newId(), newId()];
  await database.owner.query(
    `with card as (insert into call_scorecards (workspace_id, id, name, current_number, created_at)
       values ($1, $2, 'Звонок', 1, now())),
     made as (insert into call_scorecard_numbers (workspace_id, scorecard_id, number, criteria, is_critical_fatal, created_at, created_by)
       values ($1, $2, 1, '[]', true, now(), $6))
     insert into call_reviews (workspace_id, id, activity_id, owner_id, called_at, reviewed_by, reviewed_at, scorecard_id, scorecard_number, marks,
       notes, recording_url, comment, answer_comment)
     values ($1, $3, $4, $5, now(), $6, now(), $2, 1, '{}', '[{"second": 3, "text": "Вера Лунина перебила"}]',
       'https://calls.example/vera.lunina@daisy.example', 'Вера Лунина ждёт счёт', 'Это была Вера Лунина')`,
    [workspace.workspaceId, scorecard, review, activityId, workspace.anna, workspace.boris],
  );
}

/** An import that changed the contact and a deal, refused a row and left one in its undo; and a move that waits for its plan. */
async function addImportsWith(contactId: string, dealId: string) {
  const [done, ready] = [newId(), newId()];
  await database.owner.query(
    `with made as (
       insert into imports (workspace_id, id, kind, file_name, state, created_by, created_at)
       values ($1, $2, 'contacts', 'a.csv', 'done', $7, now()), ($1, $3, 'amocrm', 'b.json', 'ready', $7, now())),
     changed as (
       insert into import_changes (workspace_id, import_id, entity, row_id, before, after_version)
       values ($1, $2, 'contacts', $4, jsonb_build_object('name', 'Прежняя фамилия', 'import_id', $6::uuid), 1),
         ($1, $2, 'deals', $5, '{"title": "Сделка ВЕРА ЛУНИНА"}', 1)),
     kept as (
       insert into import_kept (workspace_id, import_id, number, entity, row_id, name, reason)
       values ($1, $2, 1, 'contacts', $4, 'Оставленная', 'changed'), ($1, $2, 2, 'deals', $5, 'Для Вера Лунина', 'changed')),
     refused as (
       insert into import_refusals (workspace_id, import_id, line, code, params)
       values ($1, $2, 7, 'email_wrong', '{"value": "Vera.Lunina@daisy.example."}')),
     source as (insert into import_sources (workspace_id, import_id) values ($1, $3))
     insert into import_files (workspace_id, import_id, part, content) values ($1, $3, 0, 'x')`,
    [workspace.workspaceId, done, ready, contactId, dealId, workspace.pipelineId, workspace.boris],
  );
}

describe("a consent", () => {
  test("tells to what, in which words, where and when, and is withdrawn once", async () => {
    const { id } = (await call("POST /contacts", vera)).body;
    const body = {
      purpose: "processing",
      text: "Согласна на обработку данных",
      source: "Договор № 12",
      givenAt: "2026-03-01T10:00:00.000Z",
    };
    const recorded = await call(`POST /contacts/${id}/consents`, body);
    expect([recorded.status, recorded.body]).toMatchObject([201, { ...body, withdrawnAt: null }]);
    const withdrawn = await call(`POST /consents/${recorded.body.id}/withdrawals`);
    expect(Date.parse(withdrawn.body.withdrawnAt)).toBeGreaterThan(Date.parse(body.givenAt));
    expect((await call(`POST /consents/${recorded.body.id}/withdrawals`)).body.code).toBe("consent_withdrawn");
    const list = await call(`GET /contacts/${id}/consents`);
    expect(list.body.items).toMatchObject([{ purpose: "processing", withdrawnAt: withdrawn.body.withdrawnAt }]);
  });

  test("of tomorrow, or of a contact that is not there, is refused", async () => {
    const { id } = (await call("POST /contacts", vera)).body;
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const body = { purpose: "calls", source: "Письмо", givenAt: tomorrow };
    expect((await call(`POST /contacts/${id}/consents`, body)).body.code).toBe("consent_in_future");
    expect((await call(`POST /contacts/${newId()}/consents`, { purpose: "calls", source: "x" })).status).toBe(404);
  });

  test("of somebody whom a dealer does not know is not told to the dealer, nor withdrawn", async () => {
    const { id, consentId } = await addVera();
    const dealer = workspace.actor(workspace.boris, "dealer");
    expect((await call(`GET /contacts/${id}/consents`, undefined, dealer)).status).toBe(404);
    expect((await call(`POST /consents/${consentId}/withdrawals`, {}, dealer)).body.code).toBe("consent_unknown");
  });
});

test("an export holds all that is kept about the person, and is audited", async () => {
  const { id, dealId, activityId } = await addVera();
  const { body } = await call(`POST /contacts/${id}/personal-data-exports`);
  expect(body.contact).toMatchObject({ name: vera.name, email: vera.email, position: vera.position });
  expect(body.consents).toMatchObject([{ purpose: "newsletters", text: "Согласна на рассылки" }]);
  const comments = [{ body: "Внук Веры в ДЕТСКОМ саду, @Boris" }];
  expect(body.activities).toMatchObject([{ id: activityId, body: "Любит жёлтый цвет, дочь поступает", comments }]);
  expect(body.deals).toMatchObject([{ id: dealId, title: "Насосы для Вера Лунина" }]);
  const actions = body.audit.map((entry: { action: string }) => entry.action);
  expect(actions).toEqual(expect.arrayContaining(["contact.created", "consent.recorded"]));
  const { rows } = await database.owner.query(
    "select changes from audit_entries where entity_id = $1 and action = 'contact.personal_data_exported'",
    [id],
  );
  expect(rows).toEqual([{ changes: {} }]);
});

describe("an erasure", () => {
  test("needs the name as it stands, and without it nothing goes", async () => {
    const { id } = await addVera();
    for (const name of ["", "Вера", "вера лунина"]) {
      expect((await call(`POST /contacts/${id}/erasures`, { name })).body.code).toBe("erasure_not_confirmed");
    }
    expect((await call(`GET /contacts/${id}`)).body.name).toBe(vera.name);
  });

  test("leaves no word of the person in any table, the audit included; deal, sum and activity stay", async () => {
    await call("POST /custom-fields", { entity: "contact", name: "Хобби", kind: "text", key: "hobby" });
    const { id, dealId, activityId } = await addVera();
    const changed = await call(`PATCH /contacts/${id}`, { custom: { hobby: "Филателия" }, version: 1 });
    expect(changed.status).toBe(200);
    await database.owner.query(
      `with action as (
         insert into bulk_actions (workspace_id, id, entity, action, state, total, created_by, via, created_at, beat_at)
         values ($1, new_row_id(), 'contact', '{"kind": "change", "fields": {"position": "Филателия"}}', 'done', 1, $2, 'screen', now(), now())
         returning id)
       insert into bulk_action_items (workspace_id, bulk_action_id, place, item_id, state, version, before)
       select $1, id, 1, $3, 'done', 2, '{"position": "Закупки"}' from action`,
      [workspace.workspaceId, workspace.anna, id],
    );
    await addImportsWith(id, dealId);
    const before = await everything();
    for (const word of ["филателия", "прежняя", "оставленная"]) expect(before).toContain(word);
    for (const word of ["лунина", "vera.lunina", "+79123456789", "жёлтый", "детском"]) expect(before).toContain(word);
    const erased = await call(`POST /contacts/${id}/erasures`, { name: ` ${vera.name} ` });
    expect(erased.body).toMatchObject({ deals: 1, activities: 1 });
    const after = await everything();
    for (const word of [
      "лунина",
      "vera.lunina",
      "912 345-67-89",
      "79123456789",
      "жёлтый",
      "закупки",
      "филателия",
      "детском",
      "прежняя",
      "оставленная",
    ]) {
      expect(after).not.toContain(word);
    }
    const imports = await database.owner.query(
      `select i.state, i.failure ->> 'code' as code, (select count(*)::int from import_files f where f.import_id = i.id) as files
       from imports i where workspace_id = $1 order by state`,
      [workspace.workspaceId],
    );
    expect(imports.rows).toEqual([
      { state: "done", code: null, files: 0 },
      { state: "failed", code: "migration_forgotten", files: 0 },
    ]);
    const told = await database.owner.query(
      "select params ->> 'file' as file, params ->> 'how' as how from notifications where user_id = $1 and kind = 'import_finished'",
      [workspace.boris],
    );
    expect(told.rows).toEqual([{ file: "b.json", how: "failed" }]);
    const { rows: noted } = await database.owner.query(
      "select before ->> 'title' as title, before ->> 'import_id' as of from import_changes where workspace_id = $1 order by entity",
      [workspace.workspaceId],
    );
    expect(noted).toEqual([
      { title: null, of: workspace.pipelineId },
      { title: "Сделка [erased]", of: null },
    ]);
    const { rows } = await database.owner.query("select title, amount_minor::int as sum from deals where id = $1", [
      dealId,
    ]);
    expect(rows).toEqual([{ title: "Насосы для [erased]", sum: 1_250_000 }]);
    const kept = await database.owner.query(
      "select kind, done_at is not null as done, subject from activities where id = $1",
      [activityId],
    );
    expect(kept.rows).toEqual([{ kind: "call", done: true, subject: "[erased]" }]);
    const log = await database.owner.query(
      "select action, user_id, changes from audit_entries where entity_id = $1 order by id",
      [id],
    );
    expect(log.rows.map(({ action }) => action)).toEqual(["contact.created", "contact.updated", "contact.erased"]);
    expect(log.rows.every(({ user_id }) => user_id === workspace.anna)).toBe(true);
    expect(log.rows[2].changes).toMatchObject({ deals: 1, activities: 1 });
  });

  test("takes no word of others: another person, another workspace", async () => {
    const { id } = await addVera();
    const namesake = (await call("POST /contacts", { name: "Вера Лунинская", email: "v@other.example" })).body.id;
    const here = workspace;
    workspace = await makeSampleWorkspace(database.owner, `other-${round}`);
    const stranger = workspace.actor(workspace.anna, "director", "all");
    const elsewhere = (await call("POST /contacts", vera, stranger)).body.id;
    const untouched = await everything();
    workspace = here;
    await call(`POST /contacts/${id}/erasures`, { name: vera.name });
    expect((await call(`GET /contacts/${namesake}`)).body.name).toBe("Вера Лунинская");
    workspace = { ...workspace, workspaceId: stranger.workspaceId };
    expect(await everything()).toBe(untouched);
    expect((await call(`GET /contacts/${elsewhere}`, undefined, stranger)).body.name).toBe(vera.name);
  });

  const someVisits = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 4 })
    .chain((steps) => fc.record({ steps: fc.constant(steps), end: fc.constantFrom("open", "won", "lost" as const) }));
  const someDeal = fc.record({
    visits: someVisits,
    amountMinor: fc.integer({ min: 0, max: 9e8 }),
    isHers: fc.boolean(),
  });
  const start = Date.parse("2026-01-12T06:00:00Z");
  const hour = 3_600_000;

  const historyOf = ({
    visits: { steps, end },
    amountMinor,
  }: typeof someDeal extends fc.Arbitrary<infer D> ? D : never) => {
    let at = start;
    const visits = steps.map(([stage, hours], index) => {
      const enteredAt = at;
      at += hours * hour;
      const isLast = index === steps.length - 1;
      if (isLast && end === "open") return { stage, enteredAt };
      return {
        stage,
        enteredAt,
        leftAt: at,
        leftAs: isLast && end === "lost" ? ("lost" as const) : ("moved" as const),
      };
    });
    const won = end === "won" ? [{ stage: 2, enteredAt: at, leftAt: at, leftAs: "won" as const }] : [];
    return { amountMinor, ownerId: workspace.anna, visits: [...visits, ...won] };
  };

  test(
    "changes no figure of any report, whatever deals and activities there were",
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(someDeal, { minLength: 1, maxLength: 8 }), async (deals) => {
          workspace = await makeSampleWorkspace(database.owner, `figures-${newId()}`);
          director = workspace.actor(workspace.anna, "director", "all");
          const { id } = (await call("POST /contacts", vera)).body;
          const dealIds = await addHistories(database.owner, workspace, deals.map(historyOf));
          for (const [index, dealId] of dealIds.entries()) {
            if (!deals[index]?.isHers) continue;
            await database.owner.query(
              "insert into deal_contacts (workspace_id, deal_id, contact_id, added_at) values ($1, $2, $3, now())",
              [workspace.workspaceId, dealId, id],
            );
            await database.owner.query("update deals set title = $2, need = $2 where id = $1", [
              dealId,
              `Для ${vera.name}`,
            ]);
          }
          const figures = async () => {
            const ask = (report: string) => call(`GET /reports/${report}pipeline=${workspace.pipelineId}`);
            const period = "from=2026-01-01&to=2026-06-30&";
            const answers = [
              await ask("funnel?"),
              await ask(`funnel?view=period&${period}`),
              await ask("time-in-stage?"),
              await ask(`flow?${period}`),
              await ask("loss-reasons?"),
            ];
            expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
            const sums = await database.owner.query(
              `select status, count(*)::int, sum(amount_minor)::text as sum from deals where workspace_id = $1 group by 1 order by 1`,
              [workspace.workspaceId],
            );
            // The moment that a report is of passes meanwhile.
            return JSON.stringify([...answers.map(({ body }) => ({ ...body, asOf: null })), sums.rows]);
          };
          const before = await figures();
          const erased = await call(`POST /contacts/${id}/erasures`, { name: vera.name });
          expect(erased.status).toBe(200);
          expect(await figures()).toBe(before);
        }),
        { numRuns: 12 },
      ),
    120_000,
  );
});
