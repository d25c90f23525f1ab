import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace } from "../../../test/sample-workspace.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { inEveryWorkspace } from "./in-every-workspace.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
  for (const slug of ["first", "broken", "last"]) await makeSampleWorkspace(database.owner, slug);
});
afterAll(() => database.drop());

test("a workspace in which the work fails does not keep the others from theirs, and is named", async () => {
  const done: string[] = [];
  const run = inEveryWorkspace(database, async ({ actor }) => {
    if (actor.workspace.slug === "broken") throw new Error("a row that nobody expected");
    done.push(actor.workspace.slug);
  });
  await expect(run).rejects.toThrow("Failed in 1 workspaces: broken");
  expect(done.sort()).toEqual(["first", "last"]);
});
