import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { DepartmentId, UserId } from "../../../kernel/ids.ts";
import { runReading } from "../../../platform/database/run-unit.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { newId } from "../../../platform/new-id.ts";
import { createTranslator } from "../../../platform/translate.ts";
import { companyId } from "../../domain/plans/plan-tree.ts";
import { en } from "../../locales/en.ts";
import { ru } from "../../locales/ru.ts";
import { plansOf } from "./plans-of.ts";
import { plansRoutes } from "./routes.ts";
import { splitSheet } from "./test-split-sheet.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let director: Actor;
let head: Actor;
let anna: string;
let boris: string;
const [north, south] = [newId<"department">(), newId<"department">()];
const [vera, gleb] = [newId<"user">(), newId<"user">()];
const company = { kind: "company", id: companyId };
const rub = (roubles: number) => ({ minor: roubles * 100, currency: "RUB" });

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  const { owner } = database;
  await owner.query("insert into departments (workspace_id, id, name) values ($1, $2, 'North'), ($1, $3, 'South')", [
    ours.workspaceId,
    north,
    south,
  ]);
  await owner.query(
    `insert into users (workspace_id, id, name, role, department_id, created_at)
     values ($1, $2, 'Vera', 'salesperson', $4, now()), ($1, $3, 'Gleb', 'director', null, now())`,
    [ours.workspaceId, vera, gleb, south],
  );
  await owner.query("update users set department_id = $1 where id = any ($2)", [north, [ours.anna, ours.boris]]);
  await owner.query("delete from past_departments");
  [anna, boris] = [ours.anna, ours.boris];
  const translator = createTranslator({ planning: { ru, en } });
  server = makeSampleServer(database, plansRoutes({ database, translator }));
  director = ours.actor(gleb, "director", "all");
  head = { ...ours.actor(ours.anna, "head", [ours.anna, ours.boris]), departmentId: north as DepartmentId };
});
afterAll(() => database.drop());

const call = (request: string, body?: unknown, actor = director) => server.call(actor, request, body);
const plan = async (year: number, actor = director) => (await call(`GET /plans?year=${year}`, undefined, actor)).body;
const begin = async (year: number, more = {}) => (await call("POST /plan-versions", { year, ...more })).body;
interface Node {
  readonly id: string;
  readonly version: number;
  readonly cells: readonly { month: number; dimension: string; minor: number }[];
}
const nodeIn = (answer: { nodes: readonly Node[] }, id: string) => answer.nodes.find((node) => node.id === id) as Node;
/** The roubles of each month in which there are any. */
const figures = (answer: { nodes: readonly Node[] }, id: string) =>
  Object.fromEntries(
    nodeIn(answer, id)
      .cells.filter((one) => one.dimension === "total")
      .map(({ month, minor }) => [month, minor / 100]),
  );
const sumOf = (answer: { nodes: readonly Node[] }, id: string) =>
  Object.values(figures(answer, id)).reduce((sum, one) => sum + one, 0);
const set = (version: string, rows: readonly object[], actor = director) =>
  call(`PUT /plan-versions/${version}/cells`, { rows }, actor);

test("120 million for a year go to departments, people and months so that every sum agrees, and are in force once approved", async () => {
  const { id } = await begin(2037);
  const spread = await call(`POST /plan-versions/${id}/spreads`, {
    ...{ node: company, revision: 0, total: rub(120_000_000) },
    ...{ overMonths: "equal", overParts: "equal", rounding: "thousands" },
  });
  expect(spread.status).toBe(200);
  const whole = await plan(2037);
  expect(whole.differences).toEqual([]);
  // Ten million a month over three people who sell: 3,333, 3,333 and 3,334 thousand.
  expect(sumOf(whole, companyId)).toBe(120_000_000);
  expect(sumOf(whole, north) + sumOf(whole, south)).toBe(120_000_000);
  expect(sumOf(whole, anna) + sumOf(whole, boris)).toBe(sumOf(whole, north));
  expect([figures(whole, anna)[1], figures(whole, boris)[1], figures(whole, vera)[1]].sort()).toEqual([
    3_333_000, 3_333_000, 3_334_000,
  ]);
  const approved = await call(`POST /plan-versions/${id}/approvals`, { revision: 1 });
  expect(approved.body).toMatchObject({ status: "approved", number: 1, approved: { by: { name: "Gleb" } } });
  const own = await plan(2037, ours.actor(ours.boris));
  expect(own.nodes.map(({ name }: { name: string }) => name)).toEqual(["Boris"]);
  const plans = await runReading(database, director, (reading) =>
    plansOf(reading, { month: "2037-05", people: [ours.boris as UserId] }),
  );
  expect(plans.get(ours.boris as UserId)).toBe((figures(whole, boris)[5] ?? 0) * 100);
});

test("an approved plan is changed by a new version with a reason, in the months that it names alone", async () => {
  const [first] = (await call("GET /plan-versions?year=2037")).body.items;
  const touched = await set(first.id, [
    { kind: "person", id: boris, version: 1, cells: [{ month: 5, amount: rub(1) }] },
  ]);
  expect(touched).toMatchObject({ status: 409, body: { code: "plan_version_closed" } });
  expect((await call("POST /plan-versions", { year: 2037 })).body.code).toBe("plan_reason_missing");
  const second = await begin(2037, { reason: "New product", months: [7] });
  expect((await call("POST /plan-versions", { year: 2037, reason: "Again" })).body.code).toBe("plan_version_open");
  const row = { kind: "person", id: boris, version: 1 };
  const may = await set(second.id, [{ ...row, cells: [{ month: 5, amount: rub(1) }] }]);
  expect(may.body.code).toBe("plan_month_elsewhere");
  const before = figures(await plan(2037), boris)[7] ?? 0;
  expect((await set(second.id, [{ ...row, cells: [{ month: 7, amount: rub(before + 1000) }] }])).status).toBe(200);
  const refused = await call(`POST /plan-versions/${second.id}/approvals`, { revision: 1 });
  expect(refused.body).toMatchObject({
    code: "plan_sums_differ",
    differences: [{ id: north, month: 7, minor: -1000_00 }],
  });
  const version = (id: string, now: readonly Node[]) => ({ id, version: nodeIn({ nodes: now }, id).version });
  const now = await plan(2037);
  const more = (id: string) => ({ month: 7, amount: rub((figures(now, id)[7] ?? 0) + 1000) });
  await set(second.id, [
    { kind: "department", ...version(north, now.nodes), cells: [more(north)] },
    { kind: "company", ...version(companyId, now.nodes), cells: [more(companyId)] },
  ]);
  const { revision } = (await plan(2037)).version;
  expect((await call(`POST /plan-versions/${second.id}/approvals`, { revision })).status).toBe(200);
  const { body } = await call(`GET /plan-versions/${second.id}/changes`);
  expect(body.previous.number).toBe(1);
  expect(body.items.map((one: { node: { name: string } }) => one.node.name)).toEqual(["", "North", "Boris"]);
  expect(body.items[2]).toMatchObject({ month: 7, from: rub(before), to: rub(before + 1000), by: { name: "Gleb" } });
});

test("of two people who change one row at once the second is shown both figures", async () => {
  const { id } = await begin(2038);
  const row = { kind: "person", id: boris, version: 0 };
  expect((await set(id, [{ ...row, cells: [{ month: 1, amount: rub(100) }] }])).status).toBe(200);
  const late = await set(id, [{ ...row, cells: [{ month: 1, amount: rub(200) }] }], head);
  expect(late).toMatchObject({ status: 409, body: { code: "plan_row_conflict" } });
  expect(late.body.conflicts).toMatchObject([
    { version: 1, changed: { by: { name: "Gleb" } }, cells: [{ month: 1, yours: 200_00, theirs: 100_00 }] },
  ]);
});

test("a head plans the people in sight, not others and not the departments; a salesperson sees no draft", async () => {
  const { version } = await plan(2038);
  const of = (kind: string, id: string) => [{ kind, id, version: 0, cells: [{ month: 2, amount: rub(5) }] }];
  expect((await set(version.id, of("person", anna), head)).status).toBe(200);
  expect((await set(version.id, of("person", vera), head)).body.code).toBe("plan_node_not_yours");
  expect((await set(version.id, of("department", north), head)).body.code).toBe("plan_node_not_yours");
  const seen = await plan(2038, head);
  expect(seen.nodes.map(({ name }: { name: string }) => name)).toEqual(["North", "Anna", "Boris"]);
  expect((await plan(2038, ours.actor(ours.boris))).version).toBeNull();
});

test("euros are refused by name, zero is a plan and an emptied figure is none", async () => {
  const { id, revision } = (await plan(2038)).version;
  const one = (amount: unknown) => [{ kind: "person", id: vera, version: 0, cells: [{ month: 3, amount }] }];
  expect((await set(id, one({ minor: 5, currency: "EUR" }))).body.code).toBe("plan_currency_wrong");
  expect((await set(id, one({ minor: -5, currency: "RUB" }))).body.code).toBe("plan_amount_wrong");
  const zero = await set(id, one(rub(0)));
  expect(zero.body.rows[0].before).toMatchObject([{ amount: null }]);
  expect(figures(await plan(2038), vera)).toEqual({ 3: 0 });
  await set(id, [{ kind: "person", id: vera, version: 1, cells: [{ month: 3, amount: null }] }]);
  expect(figures(await plan(2038), vera)).toEqual({});
  const stale = { node: company, revision, total: rub(10) };
  expect((await call(`POST /plan-versions/${id}/spreads`, stale)).body.code).toBe("plan_changed");
});

test("by last year: months by the season of the company, people by what each brought, kopecks agreeing", async () => {
  const deals = [await ours.addDeal(ours.anna), await ours.addDeal(ours.boris)];
  // 2025: Anna 100 in March, Boris 200 in March and 300 in June; the year is 600.
  for (const [deal, day, roubles] of [
    [0, "2025-03-03", 100],
    [1, "2025-03-04", 200],
    [1, "2025-06-05", 300],
  ] as const)
    await database.owner.query(
      `insert into payments (workspace_id, id, deal_id, amount_minor, currency, kind, vat, received_on, created_at, updated_at)
       values ($1, $2, $3, $4, 'RUB', 'payment', 0, $5, now(), now())`,
      [ours.workspaceId, newId(), deals[deal], roubles * 100, day],
    );
  const behind = async (kind: string, id: string, months: string) =>
    (await call(`GET /plans/facts?year=2025&kind=${kind}&id=${id}&${months}`)).body;
  expect(await behind("company", companyId, "from=1&to=12")).toMatchObject({ count: 3, total: rub(600) });
  expect((await behind("department", north, "from=3&to=3")).items).toMatchObject([
    { date: "2025-03-04", person: { name: "Boris" }, amount: rub(200) },
    { date: "2025-03-03", person: { name: "Anna" }, amount: rub(100) },
  ]);
  expect((await behind("department", south, "from=1&to=12")).count).toBe(0);
  const { id } = await begin(2026);
  const by = { overMonths: "lastYear", overParts: "lastYear" };
  const done = await call(`POST /plan-versions/${id}/spreads`, { node: company, revision: 0, total: rub(6000), ...by });
  expect(done.body.unspread).toEqual([]);
  const now = await plan(2026);
  expect(figures(now, companyId)).toEqual({ 3: 3000, 6: 3000 });
  // Of the year Anna brought 100 of 600: 500 of each month's 3,000. Vera brought nothing, so she has no plan.
  expect(figures(now, anna)).toEqual({ 3: 500, 6: 500 });
  expect(figures(now, boris)).toEqual({ 3: 2500, 6: 2500 });
  expect(figures(now, vera)).toEqual({});
  expect(now.nodes.find((node: { id: string }) => node.id === boris).lastYear[5]).toBe(300_00);
  const undo = done.body.rows.map(
    ({ kind, id: node, version, before }: { kind: string; id: string; version: number; before: object[] }) => ({
      ...{ kind, id: node, version, cells: before },
    }),
  );
  expect((await set(id, undo)).status).toBe(200);
  expect(sumOf(await plan(2026), companyId)).toBe(0);
});

test("who joined on the 20th of March gets a share by days, a part of it as a newcomer, and no plan of February", async () => {
  await database.owner.query(
    "insert into person_dates (workspace_id, user_id, joined_on) values ($1, $2, '2040-03-20')",
    [ours.workspaceId, vera],
  );
  const { id } = await begin(2040);
  const cells = [2, 3].map((month) => ({ month, amount: rub(44_700) }));
  await set(id, [{ ...company, version: 0, cells }]);
  const by = { node: company, revision: 1, overParts: "workingDays", months: [2, 3] };
  expect((await call(`POST /plan-versions/${id}/spreads`, by)).status).toBe(200);
  // 21 working days for Anna and Boris; 9 for Vera, of which 30 % are asked: 2.7 of 44.7.
  const now = await plan(2040);
  expect(figures(now, anna)).toEqual({ 2: 22_350, 3: 21_000 });
  expect(figures(now, boris)[3]).toBe(21_000);
  expect(figures(now, vera)).toEqual({ 3: 2_700 });
});

test("lines of a file pass the same checks; what is refused is told by line and does not stop the rest", async () => {
  const { id } = await begin(2039);
  const csv = [
    "Сотрудник;Месяц;План;Канал",
    "anna;2039-01;1,5 млн;",
    "Boris;02.2039;350 000;",
    "Boris;02.2039;100 000;Fair",
    "Nobody;1;5;",
    "Vera;2040-01;5;",
    "Vera;1;five;",
    "Anna;1;7;",
    "Vera;1;$5;",
  ].join("\n");
  const { body } = await call(`POST /plan-versions/${id}/imports`, { csv });
  expect(body).toMatchObject({ read: 8, set: 3 });
  expect(body.refused.map(({ line, code }: { line: number; code: string }) => `${line} ${code}`)).toEqual([
    "5 plan_line_person_unknown",
    "6 plan_line_month_wrong",
    "7 plan_line_amount_wrong",
    "8 plan_line_repeated",
    "9 plan_currency_wrong",
  ]);
  const now = await plan(2039);
  expect(figures(now, anna)).toEqual({ 1: 1_500_000 });
  expect(nodeIn(now, boris).cells).toMatchObject([
    { month: 2, dimension: "channel", value: "Fair", minor: 100_000_00 },
    { month: 2, dimension: "total", minor: 350_000_00 },
  ]);
  expect((await call("GET /plans/file.xlsx?year=2039")).status).toBe(200);
});

test("a plan given in is not changed by heads, and comes back with what is to be done", async () => {
  const { version } = await plan(2039);
  const given = await call(`POST /plan-versions/${version.id}/submissions`, { revision: version.revision }, head);
  expect(given.body).toMatchObject({ status: "submitted", submitted: { by: { name: "Anna" } } });
  const row = [{ kind: "person", id: anna, version: 1, cells: [{ month: 2, amount: rub(5) }] }];
  expect((await set(version.id, row, head)).body.code).toBe("plan_version_closed");
  const returned = await call(`POST /plan-versions/${version.id}/returns`, { because: "Too little in May" });
  expect(returned.body).toMatchObject({ status: "draft", returnedBecause: "Too little in May" });
  expect((await set(version.id, row, head)).status).toBe(200);
  expect((await call(`DELETE /plan-versions/${version.id}`, undefined, head)).status).toBe(403);
  expect((await call(`DELETE /plan-versions/${version.id}`)).status).toBe(200);
});

test("a figure is split by line across channel: typed, from a file, told of in the changes and written to the spreadsheet", async () => {
  const { id } = await begin(2041);
  const person = { kind: "person", id: anna, version: 0 };
  const of = (value: string, roubles: number) => ({ month: 1, dimension: "line_channel", value, amount: rub(roubles) });
  for (const wrong of ["Pumps", '["Pumps", "Fair"]', '["Pumps",""]'])
    expect((await set(id, [{ ...person, cells: [of(wrong, 1)] }])).body.code).toBe("plan_split_wrong");
  const line = { month: 1, dimension: "line", value: "Pumps", amount: rub(60) };
  const cells = [{ month: 1, amount: rub(100) }, line, of('["Pumps","Fair"]', 20)];
  expect((await set(id, [{ ...person, cells }])).status).toBe(200);
  // 60 of pumps, of which 20 are by channel: 40 are missing.
  expect((await plan(2041)).differences).toMatchObject([
    { id: anna, dimension: "line", value: "Pumps", minor: 40_00, isCrossing: true },
  ]);
  const csv = "Сотрудник;Месяц;План;Линейка;Канал\nAnna;1;40;Pumps;Site\nAnna;1;41;Pumps;Site";
  const { body } = await call(`POST /plan-versions/${id}/imports`, { csv });
  expect(body).toMatchObject({ set: 1, refused: [{ line: 3, code: "plan_line_repeated" }] });
  const now = await plan(2041);
  expect(now.differences).toEqual([]);
  expect(nodeIn(now, anna).cells.filter((one) => one.dimension === "line_channel")).toMatchObject([
    { value: '["Pumps","Fair"]', minor: 20_00 },
    { value: '["Pumps","Site"]', minor: 40_00 },
  ]);
  const { items } = (await call(`GET /plan-versions/${id}/changes`)).body;
  expect(items).toContainEqual(
    expect.objectContaining({ dimension: "line_channel", value: '["Pumps","Site"]', from: null, to: rub(40) }),
  );
  // The year first, then January; Anna's 60 of pumps, 20 at the fair and 40 on the site.
  const rows = await splitSheet((await call("GET /plans/file.xlsx?year=2041")).body as Buffer);
  expect(rows.filter(([name]) => name === "Anna").map((row) => row.slice(1, 5))).toEqual([
    ["Pumps", "", "60", "60"],
    ["Pumps", "Fair", "20", "20"],
    ["Pumps", "Site", "40", "40"],
  ]);
  const { revision } = now.version;
  expect((await call(`POST /plan-versions/${id}/approvals`, { revision })).status).toBe(200);
  const next = await begin(2041, { reason: "More pumps" });
  expect(nodeIn(await plan(2041), anna).cells).toHaveLength(4);
  expect((await call(`GET /plan-versions/${next.id}/changes`)).body.items).toEqual([]);
});

test("a figure is split as what its people brought last year: the product's line by the price list, the deal's channel", async () => {
  for (const [sku, name, line] of [
    ["p1", "Pump 10", "Pumps"],
    ["v1", "Valve 5", "Valves"],
  ])
    await database.owner.query(
      `insert into products (workspace_id, id, sku, name, product_line, price_minor, currency, created_at, updated_at)
       values ($1, $2, $3, $4, $5, 100, 'RUB', now(), now())`,
      [ours.workspaceId, newId(), sku, name, line],
    );
  // March 2024: 100 of pumps at the fair, 300 of pumps on the site, 200 of valves there, 50 of what the price list does not know.
  for (const [product, channel, roubles] of [
    ["Pump 10", "Fair", 100],
    ["Pumps", "Site", 300],
    ["Valve 5", "Site", 200],
    ["Something", "Site", 50],
  ] as const) {
    const deal = await ours.addDeal(ours.anna);
    await database.owner.query("update deals set product = $2, channel = $3 where id = $1", [deal, product, channel]);
    await database.owner.query(
      `insert into payments (workspace_id, id, deal_id, amount_minor, currency, kind, vat, received_on, created_at, updated_at)
       values ($1, $2, $3, $4, 'RUB', 'payment', 0, '2024-03-03', now(), now())`,
      [ours.workspaceId, newId(), deal, roubles * 100],
    );
  }
  const { id } = await begin(2025);
  const person = { kind: "person", id: anna };
  const cells = [3, 4].map((month) => ({ month, amount: rub(1200) }));
  await set(id, [{ ...person, version: 0, cells }]);
  const before = { month: 3, dimension: "line", value: "Old", amount: rub(1) };
  await set(id, [{ ...person, version: 1, cells: [before] }]);
  const split = (more: object, actor = director) =>
    call(`POST /plan-versions/${id}/split-spreads`, { node: person, by: "line_channel", revision: 2, ...more }, actor);
  expect((await split({ revision: 1 })).body.code).toBe("plan_changed");
  expect((await split({ node: { kind: "person", id: vera } }, head)).body.code).toBe("plan_node_not_yours");
  expect((await split({ node: { kind: "person", id: vera } })).body.code).toBe("plan_nothing_to_spread");
  expect((await split({ months: [4] })).body.code).toBe("plan_without_weights");
  const done = await split({});
  expect(done.body).toMatchObject({ revision: 3, unspread: [4] });
  const now = await plan(2025);
  expect(now.differences).toEqual([]);
  const told = nodeIn(now, anna).cells as readonly {
    dimension: string;
    value?: string;
    minor: number;
    month: number;
  }[];
  expect(
    told
      .filter(({ dimension }) => dimension !== "total")
      .map(({ month, value, minor }) => `${month} ${value} ${minor / 100}`)
      .sort(),
  ).toEqual([
    ...["3 Fair 200", "3 Pumps 800", "3 Site 1000", "3 Valves 400"],
    ...['3 ["Pumps","Fair"] 200', '3 ["Pumps","Site"] 600', '3 ["Valves","Site"] 400'],
  ]);
  const [row] = done.body.rows;
  expect((await set(id, [{ ...person, version: row.version, cells: row.before }])).status).toBe(200);
  expect(nodeIn(await plan(2025), anna).cells).toHaveLength(3);
});

test("another workspace knows nothing of these plans", async () => {
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  const stranger = theirs.actor(theirs.anna, "director", "all");
  expect((await plan(2037, stranger)).versions).toEqual([]);
  const [version] = (await call("GET /plan-versions?year=2037")).body.items;
  expect((await call(`GET /plan-versions/${version.id}/changes`, undefined, stranger)).status).toBe(404);
});
