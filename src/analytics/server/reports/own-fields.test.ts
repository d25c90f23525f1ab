import { afterAll, beforeAll, expect, test } from "vitest";
import { addHistories } from "../../../../test/sample-history.ts";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { newId } from "../../../platform/new-id.ts";
import { analyticsRoutes } from "../routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let director: Actor;
const at = (day: number) => Date.parse(`2026-03-${String(day).padStart(2, "0")}T10:00:00+03:00`);
const ids = { segment: newId(), modules: newId(), approved: newId(), engineer: newId(), seats: newId(), tier: newId() };
const [large, small, crm, stock, gold] = [newId(), newId(), newId(), newId(), newId()];
const option = (id: string, name: string) => ({ id, name, color: "neutral", isArchived: false });

const addField = (id: string, entity: string, key: string, kind: string, options: readonly object[] = []) =>
  database.owner.query(
    `insert into custom_fields (workspace_id, id, entity, key, name, kind, options, position, created_at)
     values ($1, $2, $3, $4, initcap($4), $5, $6, 1, now())`,
    [ours.workspaceId, id, entity, key, kind, JSON.stringify(options)],
  );
const fill = (table: string, id: string | undefined, custom: object) =>
  database.owner.query(`update ${table} set custom = $2 where id = $1`, [id, JSON.stringify(custom)]);

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, analyticsRoutes({ database }));
  director = ours.actor(ours.anna, "director", "all");
  await addField(ids.segment, "deal", "segment", "choice", [option(large, "Large"), option(small, "Small")]);
  await addField(ids.modules, "deal", "modules", "choices", [option(crm, "CRM"), option(stock, "Stock")]);
  await addField(ids.approved, "deal", "approved", "yes_no");
  await addField(ids.engineer, "deal", "engineer", "person");
  await addField(ids.seats, "deal", "seats", "number");
  await addField(ids.tier, "company", "tier", "choice", [option(gold, "Gold")]);
  await fill("companies", ours.companyId, { [ids.tier]: gold });
  const chain = JSON.stringify([{ activity: "call", subject: "Call" }]);
  await database.owner.query("update stages set contact_chain = $2 where id = $1", [ours.stages[0], chain]);
  const lossReasonId = newId();
  await database.owner.query(
    "insert into loss_reasons (workspace_id, id, name, position) values ($1, $2, 'Price', 1)",
    [ours.workspaceId, lossReasonId],
  );
  const won = [
    { stage: 0, enteredAt: at(2), leftAt: at(9), leftAs: "moved" as const },
    { stage: 2, enteredAt: at(9), leftAt: at(9), leftAs: "won" as const },
  ];
  const deals = await addHistories(database.owner, ours, [
    // a week on the meeting, then won; a week, then lost; still there; three days, then four on the proposal, then lost
    { visits: won, companyId: ours.companyId },
    {
      visits: [{ stage: 0, enteredAt: at(2), leftAt: at(9), leftAs: "lost" }],
      companyId: ours.companyId,
      lossReasonId,
    },
    { visits: [{ stage: 0, enteredAt: at(2) }] },
    {
      visits: [
        { stage: 0, enteredAt: at(2), leftAt: at(5), leftAs: "moved" },
        { stage: 1, enteredAt: at(5), leftAt: at(9), leftAs: "lost" },
      ],
    },
  ]);
  await fill("deals", deals[0], {
    [ids.segment]: large,
    [ids.modules]: [crm, stock],
    [ids.approved]: true,
    [ids.engineer]: ours.anna,
    [ids.seats]: 10,
  });
  await fill("deals", deals[1], { [ids.segment]: large, [ids.modules]: [crm], [ids.approved]: false, [ids.seats]: 2 });
  await fill("deals", deals[2], { [ids.segment]: small, [ids.engineer]: ours.boris });
});
afterAll(() => database.drop());

const asked = "asOf=2026-03-12";
const report = async (name: string, query: string, by = director) => {
  const { status, body } = await server.call(by, `GET /reports/${name}?${asked}&${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const totals = (body: { segments: { value: string | null; total: number; won: number }[] }) =>
  body.segments.map(({ value, total, won }) => [value, total, won]);

test("the funnel is split by a list, yes and no, and people: two large deals, one of them won, a small one, one not said", async () => {
  const segment = await report("funnel", "by=custom.segment");
  expect(totals(segment)).toEqual([
    ["Large", 2, 1],
    [null, 1, 0],
    ["Small", 1, 0],
  ]);
  expect(segment.segments[0].id).toBe(large);
  expect(totals(await report("funnel", "by=custom.approved"))).toEqual([
    [null, 2, 0],
    ["false", 1, 0],
    ["true", 1, 1],
  ]);
  expect(totals(await report("funnel", "by=custom.engineer"))).toEqual([
    [null, 2, 0],
    ["Anna", 1, 1],
    ["Boris", 1, 0],
  ]);
});

test("a deal with two modules is in both segments and once in the whole", async () => {
  const body = await report("funnel", "by=custom.modules");
  expect(body.total).toBe(4);
  expect(totals(body)).toEqual([
    [null, 2, 0],
    ["CRM", 2, 1],
    ["Stock", 1, 1],
  ]);
});

test("a field of the company splits and narrows its deals; without a company it is blank", async () => {
  expect(totals(await report("funnel", "by=custom.company.tier"))).toEqual([
    [null, 2, 0],
    ["Gold", 2, 1],
  ]);
  expect((await report("funnel", `custom=company.tier:any:${gold}`)).total).toBe(2);
  expect((await report("funnel", "custom=company.tier:blank")).total).toBe(2);
});

test("every kind of condition narrows the funnel, and two of them together", async () => {
  const total = async (custom: string) => (await report("funnel", `custom=${encodeURIComponent(custom)}`)).total;
  expect(await total("segment:any:Large")).toBe(2);
  expect(await total("modules:any:Stock")).toBe(1);
  expect(await total("approved:any:true,false")).toBe(2);
  expect(await total(`engineer:any:${ours.boris}`)).toBe(1);
  expect(await total("seats:from:2")).toBe(2);
  expect(await total("seats:to:9.5")).toBe(1);
  expect(await total("segment:filled")).toBe(3);
  expect(await total("segment:blank")).toBe(1);
  expect(await total("segment:any:Large;approved:any:false")).toBe(1);
});

test("the period view and a past moment know own fields too", async () => {
  const period = await report("funnel", "view=period&from=2026-03-01&to=2026-04-01&by=custom.segment");
  expect(period.segments.map(({ value, total }: { value: string; total: number }) => [value, total])).toEqual([
    ["Large", 2],
    [null, 1],
    ["Small", 1],
  ]);
  const then = await server.call(director, "GET /reports/funnel?asOf=2026-03-04&custom=segment:any:Large");
  expect(then.body).toMatchObject({ total: 2, open: 2, won: 0 });
});

test("time in stage: large deals stayed a week on the meeting, the small one is there still, the other three days", async () => {
  const body = await report("time-in-stage", "by=custom.segment");
  const meetings = body.segments.map(
    (one: { value: string; stages: { visits: number; open: number; median: number }[] }) => [
      one.value,
      one.stages[0]?.visits,
      one.stages[0]?.open,
      one.stages[0]?.median,
    ],
  );
  expect(meetings).toEqual([
    [null, 1, 0, 3],
    ["Large", 2, 0, 7],
    ["Small", 1, 1, null],
  ]);
  expect(body.segments[1].cycle).toMatchObject({ won: { n: 1, median: 7 }, lost: { n: 1, median: 7 } });
  const narrowed = await report("time-in-stage", "custom=segment:any:Large");
  expect(narrowed.stages[0]).toMatchObject({ visits: 2, completed: 2, median: 7 });
});

test("the flow of large deals: two came to the meeting, one was won and one lost, nobody is left", async () => {
  const body = await report("flow", "from=2026-03-01&to=2026-03-12&by=custom.segment");
  const meeting = (value: string | null) =>
    body.segments.find((one: { value: string | null }) => one.value === value).stages[0];
  expect(meeting("Large")).toMatchObject({ opening: 0, in: 2, won: 1, lost: 1, forward: 0, closing: 0 });
  expect(meeting("Small")).toMatchObject({ in: 1, won: 0, lost: 0, closing: 1 });
  expect(meeting(null)).toMatchObject({ in: 1, forward: 1, closing: 0 });
  const narrowed = await report("flow", "from=2026-03-01&to=2026-03-12&custom=segment:any:Small");
  expect(narrowed.weeks.at(-1).stages[0]).toMatchObject({ closing: 1 });
});

test("losses and the conveyor are told by segment", async () => {
  const losses = await report("loss-reasons", "by=custom.segment");
  expect(
    losses.segments.map((one: { value: string; total: number; reasons: { reason: string }[] }) => [
      one.value,
      one.total,
      one.reasons[0]?.reason,
    ]),
  ).toEqual([
    [null, 1, null],
    ["Large", 1, "Price"],
  ]);
  const conveyor = await report("conveyor", "by=custom.segment");
  expect(conveyor.segments).toMatchObject([
    { value: "Large", deals: 2, begun: 0 },
    { value: null, deals: 1 },
    { value: "Small", deals: 1 },
  ]);
});

test("files tell the field by its name, and yes and no in words", async () => {
  const csv = await server.call(
    director,
    `GET /reports/funnel.csv?${asked}&by=custom.approved&custom=segment:any:Large`,
  );
  const lines = String(csv.body).trim().split(/\r?\n/);
  expect(lines[0]).toMatch(/^.?Approved,Stage,/);
  expect(lines.slice(1).map((line) => line.split(",").slice(0, 3).join(" "))).toEqual([
    "No Meeting 1",
    "No Proposal 0",
    "No Won 0",
    "Yes Meeting 1",
    "Yes Proposal 1",
    "Yes Won 1",
  ]);
});

test("an unknown field, a kind that is no list, and a stranger who knows the key are refused by name", async () => {
  const code = async (query: string, by = director) =>
    (await server.call(by, `GET /reports/funnel?${query}`)).body.code;
  expect(await code("by=custom.nothing")).toBe("report_field_unknown");
  expect(await code("by=custom.seats")).toBe("report_field_unknown");
  expect(await code("custom=seats:has:1")).toBe("report_field_filter_wrong");
  expect(await code("custom=rubbish")).toBe("report_field_filter_wrong");
  const stranger = theirs.actor(theirs.anna, "director", "all");
  expect(await code("by=custom.segment", stranger)).toBe("report_field_unknown");
  expect(await code(`custom=${ids.segment}:filled`, stranger)).toBe("report_field_filter_wrong");
});
