import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { UserId } from "../../../kernel/ids.ts";
import { runReading } from "../../../platform/database/run-unit.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { newId } from "../../../platform/new-id.ts";
import { departmentsOn, plansOf } from "../../index.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
});
afterAll(() => database.drop());

const all = () => ours.actor(ours.anna, "director", "all");

async function addVersion(number: number, status: string, months: readonly number[], cells: readonly Cell[]) {
  const id = newId();
  await database.owner.query(
    `insert into plan_versions (workspace_id, id, year, number, status, months, currency, created_by, created_at)
     values ($1, $2, 2026, $3, $4, $5, 'RUB', $6, now())`,
    [ours.workspaceId, id, number, status, months, ours.anna],
  );
  for (const [person, month, minor] of cells)
    await database.owner.query(
      `insert into plan_cells (workspace_id, version_id, node_kind, node_id, month, dimension, value, amount_minor, changed_by, changed_at)
       values ($1, $2, 'person', $3, $4, 'total', '', $5, $3, now())`,
      [ours.workspaceId, id, person, month, minor],
    );
}
type Cell = readonly [person: string, month: number, minor: number];

const planOf = (month: string) =>
  runReading(database, all(), (reading) => plansOf(reading, { month, people: [ours.anna, ours.boris] as UserId[] }));

test("the plan of a month is that of the latest approved version which names the month; zero is not the lack of one", async () => {
  await addVersion(
    1,
    "approved",
    [1, 2, 3],
    [
      [ours.anna, 1, 100],
      [ours.anna, 2, 200],
      [ours.boris, 2, 0],
    ],
  );
  await addVersion(2, "approved", [2, 3], [[ours.anna, 2, 250]]);
  await addVersion(3, "draft", [1, 2, 3], [[ours.anna, 1, 999]]);
  expect([...(await planOf("2026-01"))]).toEqual([[ours.anna, 100]]);
  expect([...(await planOf("2026-02"))]).toEqual([[ours.anna, 250]]);
  expect((await planOf("2026-03")).size).toBe(0);
  expect((await planOf("2025-02")).size).toBe(0);
});

test("who moved between departments belongs to the earlier one on the days before, and several moves of a day are one", async () => {
  const [north, south] = [newId(), newId()];
  for (const [id, name] of [
    [north, "North"],
    [south, "South"],
  ])
    await database.owner.query("insert into departments (workspace_id, id, name) values ($1, $2, $3)", [
      ours.workspaceId,
      id,
      name,
    ]);
  const put = (department: string | null) =>
    database.owner.query("update users set department_id = $3 where workspace_id = $1 and id = $2", [
      ours.workspaceId,
      ours.boris,
      department,
    ]);
  await put(north);
  await put(south);
  await database.owner.query("update past_departments set until_date = '2026-03-02'");
  await put(north);
  await database.owner.query("update past_departments set until_date = '2026-06-10' where until_date > '2026-03-02'");
  const of = async (date: string) =>
    (await runReading(database, all(), (reading) => departmentsOn(reading, date))).get(ours.boris as UserId);
  expect(await of("2026-03-01")).toBeNull();
  expect(await of("2026-03-02")).toBe(south);
  expect(await of("2026-06-09")).toBe(south);
  expect(await of("2026-06-10")).toBe(north);
  expect(
    (await runReading(database, all(), (reading) => departmentsOn(reading, "2026-06-10"))).get(ours.anna as UserId),
  ).toBeNull();
});
