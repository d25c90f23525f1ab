import { afterAll, beforeAll, expect, test } from "vitest";
import { addHistories } from "../../../../test/sample-history.ts";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { DepartmentId } from "../../../kernel/ids.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { analyticsRoutes } from "../routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let anna: Actor;
let boris: Actor;

const [sales, north, south] = ["1", "2", "3"].map((n) => `00000000-0000-7000-8000-00000000000${n}` as DepartmentId);
const inDepartment = (actor: Actor, departmentId: DepartmentId | undefined): Actor => ({
  ...actor,
  departmentId: departmentId ?? null,
});

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, analyticsRoutes({ database }));
  anna = ours.actor(ours.anna, "head", "all");
  boris = ours.actor(ours.boris);
  for (const [id, parent, name] of [
    [sales, null, "Sales"],
    [north, sales, "North"],
    [south, sales, "South"],
  ]) {
    await database.owner.query("insert into departments (workspace_id, id, parent_id, name) values ($1, $2, $3, $4)", [
      ours.workspaceId,
      id,
      parent,
      name,
    ]);
  }
});
afterAll(() => database.drop());

const quarter = { report: "funnel", search: { period: "lastQuarter", by: "channel" } };
const save = (actor: Actor, name: string, sharedWith?: string) =>
  server.call(actor, "POST /saved-reports", { name, ...quarter, ...(sharedWith ? { sharedWith } : {}) });
const namesOf = async (actor: Actor) =>
  (await server.call(actor, "GET /saved-reports")).body.items.map(({ name }: { name: string }) => name);

test("one's own report is kept with its filters for oneself, a shared one for everybody of the workspace", async () => {
  const mine = await save(anna, "Leaks of the quarter");
  expect([mine.status, mine.body]).toMatchObject([
    201,
    { ...quarter, sharedWith: "nobody", isOwn: true, owner: { name: "Anna" }, version: 1 },
  ]);
  await save(anna, "For the Monday meeting", "workspace");
  expect(await namesOf(anna)).toEqual(["For the Monday meeting", "Leaks of the quarter"]);
  expect(await namesOf(boris)).toEqual(["For the Monday meeting"]);
  expect(await namesOf(theirs.actor(theirs.anna, "owner", "all"))).toEqual([]);
});

test("a report shared with a department is for those in it and below it", async () => {
  const head = inDepartment(anna, sales);
  expect((await save(head, "Sales alone", "department")).status).toBe(201);
  expect(await namesOf(inDepartment(boris, north))).toContain("Sales alone");
  await save(inDepartment(anna, north), "North alone", "department");
  expect(await namesOf(inDepartment(boris, north))).toContain("North alone");
  expect(await namesOf(inDepartment(boris, south))).not.toContain("North alone");
  expect(await namesOf(boris)).not.toContain("Sales alone");
  const refused = await save(anna, "Nobody's", "department");
  expect([refused.status, refused.body.code]).toEqual([422, "saved_report_no_department"]);
});

test("sharing widens nobody's sight: the same filters show Boris his one deal and Anna both", async () => {
  const day = Date.parse("2026-03-02T10:00:00Z");
  await addHistories(database.owner, ours, [
    { visits: [{ stage: 0, enteredAt: day }] },
    { ownerId: ours.boris, visits: [{ stage: 0, enteredAt: day }] },
  ]);
  expect((await server.call(anna, "GET /reports/funnel")).body.total).toBe(2);
  expect((await server.call(boris, "GET /reports/funnel")).body.total).toBe(1);
});

test("only its owner renames, shares and deletes it; what was deleted comes back as it was", async () => {
  const { body: one } = await save(anna, "Draft", "workspace");
  const changed = await server.call(anna, `PATCH /saved-reports/${one.id}`, { version: 1, name: "Final" });
  expect(changed.body).toMatchObject({ name: "Final", sharedWith: "workspace", version: 2 });
  const late = await server.call(anna, `PATCH /saved-reports/${one.id}`, { version: 1, name: "Late" });
  expect([late.status, late.body.code]).toEqual([409, "saved_report_changed"]);
  const others = await server.call(boris, `PATCH /saved-reports/${one.id}`, { version: 2, name: "Mine" });
  expect([others.status, others.body.code]).toEqual([404, "saved_report_unknown"]);
  expect((await server.call(boris, `DELETE /saved-reports/${one.id}`)).status).toBe(404);
  expect((await server.call(anna, `DELETE /saved-reports/${one.id}`)).body).toEqual({ done: true });
  expect(await namesOf(boris)).not.toContain("Final");
  expect((await server.call(boris, `POST /saved-reports/${one.id}/restore`, {})).status).toBe(404);
  const restored = await server.call(anna, `POST /saved-reports/${one.id}/restore`, {});
  expect(restored.body).toMatchObject({ name: "Final", sharedWith: "workspace", search: quarter.search });
  expect(await namesOf(boris)).toContain("Final");
  const { rows } = await database.owner.query(
    "select action from audit_entries where workspace_id = $1 and entity_id = $2 order by id",
    [ours.workspaceId, one.id],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    "saved_report.created",
    "saved_report.changed",
    "saved_report.deleted",
    "saved_report.restored",
  ]);
});

test("an address with too much in it is refused", async () => {
  const huge = Object.fromEntries(
    Array.from({ length: 41 }, (_, n) => [`a${"b".repeat(n % 30)}${n > 29 ? "C" : ""}`, "x"]),
  );
  const { status } = await server.call(anna, "POST /saved-reports", { name: "Huge", report: "funnel", search: huge });
  expect(status).toBe(400);
  const { status: unknown } = await server.call(anna, "POST /saved-reports", {
    name: "X",
    report: "profit",
    search: {},
  });
  expect(unknown).toBe(400);
});
