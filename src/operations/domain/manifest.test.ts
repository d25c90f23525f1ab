import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { type Manifest, planSchema, readManifest, writeManifest } from "./manifest.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const [first, second, third] = ["a", "b", "c"].map((letter) => letter.repeat(64)) as [string, string, string];

const manifest: Manifest = {
  format: "voronka-backup/1",
  version: "0.3.0",
  takenAt: "2026-11-22T03:00:00.000Z",
  postgres: "18.1",
  migrations: [
    { name: "0001_foundation.sql", sha256: first },
    { name: "0025_later.sql", sha256: third },
  ],
  queueVersion: 20,
  tables: [
    {
      schema: "public",
      table: "deals",
      columns: ["workspace_id", "id"],
      rows: 3,
      file: "public.deals.copy.zst",
      bytes: 120,
      sha256: first,
    },
  ],
  sequences: [{ schema: "public", name: "stay_changes_id_seq", value: 7, isCalled: true }],
};
const text = writeManifest(manifest, hash);

test("a manifest is read as it was written", () => {
  expect(readManifest(text, hash)).toEqual(manifest);
});

test("a manifest that was cut off is refused, wherever the cut is", () => {
  for (const length of [0, 1, 200, text.length - 3]) {
    expect(readManifest(text.slice(0, length), hash)).toMatchObject({ refused: "backup_manifest_damaged" });
  }
});

test("a figure that was changed is noticed", () => {
  expect(readManifest(text.replace('"rows": 3', '"rows": 4'), hash)).toMatchObject({
    refused: "backup_manifest_damaged",
  });
});

test("a folder of another program is no backup of ours", () => {
  for (const foreign of ['{"format":"other/1"}', "[]", "7", "null"]) {
    expect(readManifest(foreign, hash)).toMatchObject({ refused: "backup_foreign" });
  }
});

test("a file that leads out of the folder is refused even with the right checksum", () => {
  const [table] = manifest.tables;
  const crafted = { ...manifest, tables: [{ ...table, file: "../../etc/passwd.zst" }] } as Manifest;
  expect(readManifest(writeManifest(crafted, hash), hash)).toMatchObject({ refused: "backup_manifest_damaged" });
});

const known = [
  { name: "0001_foundation.sql", sha256: first },
  { name: "0020_between.sql", sha256: second },
  { name: "0025_later.sql", sha256: third },
];

test("an older schema is made as it was, in its own order, and then brought forward", () => {
  expect(planSchema(manifest, known, 20)).toEqual({
    before: ["0001_foundation.sql", "0025_later.sql"],
    after: ["0020_between.sql"],
  });
});

test("a backup of a newer version is refused and says which", () => {
  const newer = { refused: "backup_newer", params: { version: "0.3.0" } };
  expect(planSchema(manifest, known.slice(0, 2), 20)).toMatchObject(newer);
  expect(planSchema(manifest, known, 19)).toMatchObject(newer);
});

test("a backup whose schema this version never had is refused by the migration's name", () => {
  const other = known.map((one) => (one.name === "0025_later.sql" ? { ...one, sha256: second } : one));
  expect(planSchema(manifest, other, 20)).toMatchObject({
    refused: "backup_schema_unknown",
    params: { migration: "0025_later.sql" },
  });
});
