import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../test/sample-workspace.ts";
import type { Actor } from "../kernel/actor.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { newId } from "../platform/new-id.ts";
import { createTranslator } from "../platform/translate.ts";
import { regulationRoutes } from "../regulations/index.ts";
import { catalogues } from "./catalogues.ts";
import { regulationSections } from "./regulation-sections.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let head: Actor;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  const rules = { sections: regulationSections, translator: createTranslator(catalogues) };
  server = makeSampleServer(database, regulationRoutes(rules, database));
  head = ours.actor(ours.anna, "head", "all");
  await database.owner.query(
    `update stages set done = 'Встреча состоялась', is_key_stage = true, planned_conversion = 0.5,
       contact_chain = '[{"activity":"call","subject":"Подтвердить встречу"}]' where id = $1`,
    [ours.stages[0]],
  );
  await database.owner.query(
    `update stages set entry_conditions = '[{"kind":"document","document":"proposal","mark":"sent"}]' where id = $1`,
    [ours.stages[1]],
  );
});
afterAll(() => database.drop());

const issue = (note = "") =>
  server.call(head, "POST /regulation-versions", { approvedBy: ours.boris, effectiveOn: "2026-12-01", note });
const draft = async (language = "ru") => (await server.call(head, `GET /regulation-draft?language=${language}`)).body;
const textOf = (sections: readonly { kind: string; blocks: unknown }[], kind: string) =>
  JSON.stringify(sections.find((one) => one.kind === kind)?.blocks);

test("the draft says the stages with their conditions in words, targets, the key stage, and the chains", async () => {
  const { sections, last } = await draft();
  expect(last).toBeNull();
  const stages = textOf(sections, "stages");
  expect(stages).toContain('["1","Meeting (ключевой)","16 ч","50\u00a0%"]');
  expect(stages).toContain("Результат: Встреча состоялась");
  expect(stages).toContain("Предложение отправлено");
  expect(textOf(sections, "contacts")).toContain("Звонок: Подтвердить встречу");
  // Half of those who met go on; what the second stage plans is not set, so nothing can be said of the last.
  expect(textOf(sections, "indicators")).toContain('["Proposal","—","50\u00a0%"],["Won","—","—"]');
});

test("the same settings are told in English", async () => {
  const { sections } = await draft("en");
  expect(textOf(sections, "stages")).toContain("Result: Встреча состоялась");
  expect(sections.map((one: { title: string }) => one.title)).toContain("Roles and responsibility");
});

test("a version freezes the text: a target raised from 16 to 24 hours is the one line that the draft changes", async () => {
  const first = await issue("Первая");
  expect([first.status, first.body.number, first.body.approvedBy.name]).toEqual([201, 1, "Boris"]);
  expect((await issue()).body.code).toBe("regulation_unchanged");
  await database.owner.query("update stages set target_hours = 24 where id = $1", [ours.stages[1]]);
  const { last } = await draft();
  expect(last.number).toBe(1);
  expect(last.changes).toEqual([
    {
      kind: "stages",
      title: "Этапы воронки",
      change: "changed",
      lines: [
        {
          change: "changed",
          parts: [
            { text: "2 · Proposal · ", change: "same" },
            { text: "16", change: "removed" },
            { text: "24", change: "added" },
            { text: " ч · —", change: "same" },
          ],
        },
      ],
    },
  ]);
  const frozen = (await server.call(head, `GET /regulation-versions/${first.body.id}?language=ru`)).body;
  expect(textOf(frozen.sections, "stages")).toContain('["2","Proposal","16 ч","—"]');
});

test("one's own words stand at the end of their part, and go with the next version", async () => {
  await server.call(head, "PUT /regulation-texts/control", { text: "Итоги дня в 18:00.\nИтоги недели в пятницу." });
  const { sections } = await draft();
  const control = sections.find((one: { kind: string }) => one.kind === "control");
  expect(control.blocks.slice(-2)).toEqual([
    { kind: "paragraph", text: "Итоги дня в 18:00." },
    { kind: "paragraph", text: "Итоги недели в пятницу." },
  ]);
  const second = (await issue("Срок и итоги")).body;
  const told = (await server.call(head, `GET /regulation-versions/${second.id}?language=ru`)).body;
  expect([told.version.number, told.comparedWith.number]).toEqual([2, 1]);
  expect(told.changes.map((one: { kind: string; lines: unknown[] }) => [one.kind, one.lines.length])).toEqual([
    ["stages", 1],
    ["control", 2],
  ]);
});

test("the PDF of the second version has the annex of what it changed", async () => {
  const [{ id }] = (await server.call(head, "GET /regulation-versions")).body.items;
  const { body } = await server.call(head, `GET /regulation-versions/${id}/file.pdf?language=ru&annex=true`);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(body as Buffer)));
  const whole = text.join(" ").replaceAll(/\s+/g, " ");
  expect(whole).toContain("Утвердил: Boris");
  expect(whole).toContain("Приложение. Изменения против версии 1");
  expect(whole).toContain("Добавлено: Итоги дня в 18:00.");
  const docx = (await server.call(head, `GET /regulation-draft/file.docx?language=en`)).body as Buffer;
  expect(docx.subarray(0, 2).toString()).toBe("PK");
});

test("who has read it is counted once a person: 1 of 2", async () => {
  const [{ id }] = (await server.call(head, "GET /regulation-versions")).body.items;
  await server.call(head, `POST /regulation-versions/${id}/acknowledgements`, {});
  const { body } = await server.call(head, `POST /regulation-versions/${id}/acknowledgements`, {});
  expect([body.acknowledged, body.people, body.isAcknowledged]).toEqual([1, 2, true]);
  const { items } = (await server.call(head, `GET /regulation-versions/${id}/acknowledgements`)).body;
  expect(
    items.map((one: { name: string; acknowledgedAt: string | null }) => [one.name, one.acknowledgedAt !== null]),
  ).toEqual([
    ["Boris", false],
    ["Anna", true],
  ]);
});

test("a line of norms with an upper border tells both borders", async () => {
  const theirs = await makeSampleWorkspace(database.owner, "bordered");
  const span = (from: number, to: number | null) => ({ from, to });
  const line = (rating: string, meetings: object, calls: object) => ({ rating, meetings, calls, isWorthALook: false });
  const rest = line("below", span(0, null), span(0, null));
  const rows = [line("good", span(8, 10), span(0, 5)), rest];
  await database.owner.query(
    `insert into norm_tables (workspace_id, id, holds_from, name, is_ended, roles, departments, regions, calls, day_rows, week_rows, changed_by, changed_at)
     values ($1, $2, '2020-01-01', 'Own', false, '{director}', '{}', '{}', 'dialled', $3, $3, $4, now())`,
    [theirs.workspaceId, newId(), JSON.stringify(rows), theirs.anna],
  );
  const { body } = await server.call(theirs.actor(theirs.anna, "director", "all"), "GET /regulation-draft?language=ru");
  expect(JSON.stringify(body)).toContain("Хорошо: встреч от 8 до 10 включительно и звонков не больше 5");
});

test("another workspace has none of these versions", async () => {
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  const stranger = theirs.actor(theirs.anna, "head", "all");
  const [{ id }] = (await server.call(head, "GET /regulation-versions")).body.items;
  expect((await server.call(stranger, "GET /regulation-versions")).body.items).toEqual([]);
  expect((await server.call(stranger, `GET /regulation-versions/${id}`)).body.code).toBe("regulation_unknown");
});

test("the usual norms and the rules of promises are told; a scheme of pay tells its bands and nobody's income", async () => {
  const { sections } = await draft();
  const norms = textOf(sections, "norms");
  expect(norms).toContain("Хорошо: встреч от 2 и звонков от 10");
  expect(norms).toContain("Ниже норматива: во всех остальных случаях");
  expect(norms).toContain("Нормативы: Москва");
  expect(norms).toContain("Отлично, записи стоит проверить: встреч от 16");
  expect(textOf(sections, "planning")).toContain("подтверждает до 18:00");
  expect(textOf(sections, "pay")).toBeUndefined();
  const terms = {
    incomeMinor: 12_345_600,
    parts: { fixed: 30, soft: 10, bonus: 60 },
    base: "payments",
    bands: [
      { from: 0, includesFrom: true, to: 10_000, includesTo: false, rate: 0 },
      { from: 10_000, includesFrom: true, to: 12_000, includesTo: true, rate: 200 },
      { from: 12_000, includesFrom: false, to: null, includesTo: false, rate: 300 },
    ],
  };
  const scheme = "11111111-1111-7111-8111-111111111111";
  await database.owner.query(
    "insert into pay_schemes (workspace_id, id, name, role, created_at, created_by) values ($1, $2, 'Продавцы', 'salesperson', now(), $3)",
    [ours.workspaceId, scheme, ours.anna],
  );
  await database.owner.query(
    `insert into pay_scheme_versions (workspace_id, id, scheme_id, number, valid_from, terms, created_at, created_by)
     values ($1, $2, $2, 1, '2026-01-01', $3, now(), $4)`,
    [ours.workspaceId, scheme, JSON.stringify(terms), ours.anna],
  );
  const pay = textOf((await draft()).sections, "pay");
  expect(pay).toContain("постоянная 30 %, за соблюдение правил 10 %, премия 60 %");
  expect(pay).toContain('["от 100\u00a0% до 120\u00a0% включительно","2\u00a0%"]');
  expect(pay).not.toContain("123");
});
