import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemActorIn } from "../../identity/index.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { archiveTables } from "../domain/archive-tables.ts";
import { archiveShape } from "./archive-shape.ts";
import { exportToFile } from "./export-to-file.ts";
import { importWorkspace } from "./import-workspace.ts";
import { contents, differences } from "./test-archives.ts";
import { type RandomRows, randomRows } from "./test-random-rows.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let folder: string;
let rows: RandomRows;
const filled = new Set<string>();

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "voronka-generated-"));
  rows = await randomRows(database.owner, await archiveShape(database.owner as never));
});
afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

let round = 0;

async function exportOf(workspaceId: WorkspaceId, slug: string): Promise<string> {
  const setting = { id: workspaceId, slug, currency: "RUB", time_zone: "UTC", locale: "ru" as const };
  const file = join(folder, `${slug}.zip`);
  const done = await exportToFile(database, systemActorIn(setting, "command"), file);
  if (isRefusal(done)) throw new Error(done.refused);
  return file;
}

test("any workspace, with rows of any table and any words in them, comes out of its export as it was", async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (choose) => {
      const slug = `generated-${++round}`;
      const workspaceId = newId<"workspace">();
      for (const table of await rows.fill(workspaceId, slug, choose)) filled.add(table);
      const before = await exportOf(workspaceId, slug);
      const copy = await importWorkspace(database, { path: before, slug: `${slug}-copy`, via: "command" });
      if (isRefusal(copy)) throw new Error(`${copy.refused} ${JSON.stringify(copy.params)}`);
      const after = await exportOf(copy.workspaceId, `${slug}-copy`);
      const lines = await contents(before, workspaceId);
      expect(differences(lines, await contents(after, copy.workspaceId))).toEqual([]);
    }),
    { numRuns: 3, seed: 20_261_122, endOnFailure: true },
  );
}, 90_000);

test("no table was left without a row", () => {
  expect(Object.keys(archiveTables).filter((table) => !filled.has(table))).toEqual([]);
});
