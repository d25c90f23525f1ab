import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { UserId } from "../../kernel/ids.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { personalDays } from "./personal-days.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;

async function absent(workspace: SampleWorkspace, person: string, from: string, to: string, part = "day") {
  await database.owner.query(
    `insert into absences (workspace_id, id, user_id, kind, from_date, to_date, part, created_at, created_by)
     values ($1, $2, $3, 'vacation', $4, $5, $6, now(), $3)`,
    [workspace.workspaceId, newId(), person, from, to, part],
  );
}

const days = (people: readonly UserId[], from: string, to: string) =>
  database.read(ours.workspaceId, (transaction) =>
    personalDays({ ...transaction, actor: ours.actor(ours.anna, "director", "all"), now: 0 }, { people, from, to }),
  );

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  await absent(ours, ours.anna, "2026-11-09", "2026-11-13");
  await absent(ours, ours.anna, "2026-11-16", "2026-11-16", "morning");
  await absent(ours, ours.anna, "2026-11-17", "2026-11-17", "morning");
  await absent(ours, ours.anna, "2026-11-17", "2026-11-17", "afternoon");
  await absent(theirs, theirs.anna, "2026-11-02", "2026-11-30");
});
afterAll(() => database.drop());

test("November 2026 has 20 working days; with a week of vacation, half a day and two halves off, 13.5 are left", async () => {
  const found = await days([ours.anna, ours.boris], "2026-11-01", "2026-12-01");
  const sum = (person: UserId) => found.get(person)?.reduce((total, { share }) => total + share, 0);
  expect(sum(ours.boris)).toBe(20);
  expect(sum(ours.anna)).toBe(13.5); // 20 − 5 − 0.5 − 1
  expect(found.get(ours.anna)?.find(({ date }) => date === "2026-11-16")?.share).toBe(0.5);
});

test("a day off of the region is one of its people alone, whether they belong to it themselves or by their department", async () => {
  const [region, department, below] = [newId(), newId(), newId()];
  const at = ours.workspaceId;
  await database.owner.query("insert into working_regions (workspace_id, id, name) values ($1, $2, 'Tatarstan')", [
    at,
    region,
  ]);
  await database.owner.query(
    "insert into working_region_days (workspace_id, region_id, date, name) values ($1, $2, '2026-11-06', 'Constitution')",
    [at, region],
  );
  const count = async (person: UserId) => (await days([person], "2026-11-01", "2026-12-01")).get(person)?.length;
  expect(await count(ours.boris)).toBe(20);
  await database.owner.query("insert into departments (workspace_id, id, name) values ($1, $2, 'Kazan')", [
    at,
    department,
  ]);
  await database.owner.query(
    "insert into departments (workspace_id, id, name, parent_id) values ($1, $2, 'Retail', $3)",
    [at, below, department],
  );
  await database.owner.query("update users set department_id = $2 where id = $1", [ours.boris, below]);
  await database.owner.query("insert into working_region_departments values ($1, $2, $3)", [at, department, region]);
  expect(await count(ours.boris)).toBe(19);
  expect(await count(ours.anna)).toBe(14);
  await database.owner.query("insert into working_region_people values ($1, $2, $3)", [at, ours.anna, region]);
  expect(await count(ours.anna)).toBe(13);
});
