import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addHistories } from "../../../test/sample-history.ts";
import { makeSampleWorkspace } from "../../../test/sample-workspace.ts";
import { runReport } from "../../analytics/index.ts";
import { findWorkspaces, systemActorIn } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { openZip } from "../../platform/zip/read-zip.ts";
import { zipWriter } from "../../platform/zip/write-zip.ts";
import { manifestFile } from "../domain/archive-manifest.ts";
import { archiveTables, staysBehind } from "../domain/archive-tables.ts";
import { exportToFile } from "./export-to-file.ts";
import { importWorkspace } from "./import-workspace.ts";
import { wholeEntry } from "./read-archive.ts";
import { contents, differences, entryOf, namesIn } from "./test-archives.ts";
import { hashOf } from "./write-archive.ts";

/** A moment that both are asked about: an open stay goes on growing. */
const asOf = { from: "2026-01-01", to: "2026-03-01", asOf: "2026-03-01" };
const day = (day: number) => Date.parse("2026-01-12T09:00:00Z") + day * 86_400_000;

let database: Awaited<ReturnType<typeof testDatabase>>;
let folder: string;
let office: Actor;
let exported: string;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "voronka-export-"));
  await workAtOffice();
  office = await actorIn("office");
  await uploadFile(office, Buffer.from("Счёт на оплату № 7"));
  await shipGoods(office);
  exported = await exportOf(office, "office");
});
afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Twelve deals on their ways: three won, three lost, three back and forth, three just begun. */
async function workAtOffice(): Promise<void> {
  const sample = await makeSampleWorkspace(database.owner, "office");
  await database.owner.query("update workspaces set locale = 'ru', is_demo = true where id = $1", [sample.workspaceId]);
  const ways = [1, 2, 3].flatMap((place) => [
    [
      { stage: 0, enteredAt: day(place), leftAt: day(place + 2), leftAs: "moved" as const },
      { stage: 1, enteredAt: day(place + 2), leftAt: day(place + 9), leftAs: "moved" as const },
      { stage: 2, enteredAt: day(place + 9), leftAt: day(place + 9), leftAs: "won" as const },
    ],
    [{ stage: 0, enteredAt: day(place), leftAt: day(place + 5), leftAs: "lost" as const }],
    [
      { stage: 1, enteredAt: day(place), leftAt: day(place + 3), leftAs: "moved" as const },
      { stage: 0, enteredAt: day(place + 3), leftAt: day(place + 4), leftAs: "moved" as const },
      { stage: 1, enteredAt: day(place + 4) },
    ],
    [{ stage: 0, enteredAt: day(place * 7) }],
  ]);
  const { companyId } = sample;
  await addHistories(
    database.owner,
    sample,
    ways.map((visits, place) => ({
      visits,
      companyId,
      amountMinor: 100_00 * place,
      channel: place % 2 ? "Сайт" : null,
    })),
  );
}

async function actorIn(slug: string): Promise<Actor> {
  const [found] = await findWorkspaces(database.owner, slug);
  if (!found) throw new Error(`There is no workspace ${slug}`);
  return systemActorIn(found, "command");
}

async function uploadFile(actor: Actor, content: Buffer): Promise<void> {
  await database.owner.query(
    `with f as (insert into files (workspace_id, id, name, media_type, size, sha256, created_at)
       values ($1, new_row_id(), '../счёт: №7.pdf', 'application/pdf', $2, 'of-the-test', now()) returning workspace_id, id)
     insert into file_parts (workspace_id, file_id, part, content) select workspace_id, id, 0, $3 from f`,
    [actor.workspaceId, content.length, content],
  );
}

async function shipGoods(actor: Actor): Promise<void> {
  await database.owner.query(
    `with p as (
       insert into products (workspace_id, id, sku, name, price_minor, currency, vat, created_at, updated_at)
       values ($1, new_row_id(), 'M-1', 'Масло', 150050, 'RUB', 20, now(), now()) returning id)
     insert into shipments (workspace_id, id, external_id, company_id, product_id, quantity, amount_minor, currency, shipped_at, created_at, updated_at)
     select $1, new_row_id(), 's1', (select id from companies where workspace_id = $1 order by id limit 1), p.id, 2.5, 375125, 'RUB',
       '2026-02-27T09:00:00Z', now(), now() from p`,
    [actor.workspaceId],
  );
}

async function exportOf(actor: Actor, name: string): Promise<string> {
  const file = join(folder, `${name}.zip`);
  const done = await exportToFile(database, actor, file);
  if (isRefusal(done)) throw new Error(done.refused);
  return file;
}

test("every table of a workspace is exported, or stays behind for a reason", async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select distinct table_name::text as name from information_schema.columns
     where table_schema = 'public' and column_name = 'workspace_id'
       and table_name in (select tablename from pg_tables where schemaname = 'public') order by 1`,
  );
  const named = [...Object.keys(archiveTables), ...Object.keys(staysBehind)];
  expect(rows.map(({ name }) => name).filter((name) => !named.includes(name))).toEqual([]);
  expect(Object.keys(archiveTables).filter((name) => name in staysBehind)).toEqual([]);
});

test("no column that holds a secret goes along", async () => {
  const { rows } = await database.owner.query<{ table: string; column: string }>(
    `select table_name::text as table, column_name::text as column from information_schema.columns
     where table_schema = 'public' and column_name ~ '(secret|token|hash|password|encrypted|account_id|auth(?!or)|chat_id)'`,
  );
  const goes = rows.filter(
    ({ table, column }) => table in archiveTables && !archiveTables[table]?.without?.includes(column),
  );
  expect(goes).toEqual([]);
});

test("the tables for people have names instead of ids, semicolons and a mark of UTF-8 in Russian", async () => {
  const names = await namesIn(exported);
  expect(names.filter((name) => name.endsWith(".csv"))).toEqual([
    "Сделки.csv",
    "История этапов.csv",
    "Компании.csv",
    "Контакты.csv",
    "Дела.csv",
    "Платежи.csv",
    "Товары.csv",
    "Отгрузки.csv",
    "Документы.csv",
    "Этапы.csv",
    "Сотрудники.csv",
  ]);
  const deals = await entryOf(exported, "Сделки.csv");
  expect(deals.startsWith("\uFEFFСделка;Воронка;Этап;Состояние;Сумма;Валюта;")).toBe(true);
  const { rows } = await database.owner.query<{ count: number }>(
    "select count(*) from deals where workspace_id = $1 and deleted_at is null",
    [office.workspaceId],
  );
  // No title here has a line break: one line of headings and one a deal.
  expect(deals.trimEnd().split("\n")).toHaveLength((rows[0]?.count ?? 0) + 1);
  expect((await entryOf(exported, "Товары.csv")).trimEnd().split("\n")[1]).toBe("M-1;Масло;;;1500,50;;RUB;20");
  expect((await entryOf(exported, "Отгрузки.csv")).trimEnd().split("\n")[1]).toMatch(
    /^s1;[^;]+;M-1;Масло;2,5;3751,25;RUB;27\.02\.2026 12:00$/,
  );
  expect(deals).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test("a name that a spreadsheet would take for a formula begins with an apostrophe", async () => {
  await database.owner.query(
    `insert into companies (workspace_id, id, name, created_at, updated_at)
     values ($1, new_row_id(), '=HYPERLINK("http://evil.example";"Счёт")', now(), now())`,
    [office.workspaceId],
  );
  await database.owner.query(
    `insert into companies (workspace_id, id, name, created_at, updated_at)
     values ($1, new_row_id(), 'Юг,=A1;"@b', now(), now()), ($1, new_row_id(), E'\\t\\t-c', now(), now())`,
    [office.workspaceId],
  );
  const file = await exportOf(office, "formula");
  const companies = await entryOf(file, "Компании.csv");
  expect(companies).toContain(`"'=HYPERLINK(""http://evil.example"";""Счёт"")"`);
  expect(companies).toContain(`\n"Юг,'=A1;""'@b";`);
  expect(companies).toContain("\n'\t\t'-c;");
});

test("an uploaded file comes under a name that leads nowhere, and comes back byte by byte", async () => {
  const name = (await namesIn(exported)).find((one) => one.startsWith("files/"));
  expect(name).toMatch(/^files\/[0-9a-f-]{36}\/__счёт_ №7\.pdf$/);
  expect(await entryOf(exported, name ?? "")).toBe("Счёт на оплату № 7");
});

test("exported, imported twice into one installation and exported again, a workspace is the same", async () => {
  const file = await exportOf(office, "first");
  const before = await contents(file, office.workspaceId);
  expect(Object.values(before).flat().length).toBeGreaterThan(40);
  for (const slug of ["copy-2", "copy"]) {
    const imported = await importWorkspace(database, { path: file, slug, via: "command" });
    if (isRefusal(imported)) throw new Error(`${imported.refused} ${JSON.stringify(imported.params)}`);
    expect(imported.rows).toBe(
      JSON.parse(await entryOf(file, manifestFile)).tables.reduce(
        (all: number, table: { rows: number }) => all + table.rows,
        0,
      ),
    );
  }
  const copy = await actorIn("copy");
  const again = await exportOf(copy, "again");
  expect(differences(before, await contents(again, copy.workspaceId))).toEqual([]);
});

test("every report of the copy is the report of the original, to the last figure", async () => {
  const copy = await actorIn("copy");
  for (const name of ["funnel", "time-in-stage", "flow", "loss-reasons"]) {
    const [before, after] = [
      await runReport(database, office, name, asOf),
      await runReport(database, copy, name, asOf),
    ];
    if (isRefusal(before) || isRefusal(after)) throw new Error(`${name}: ${JSON.stringify([before, after])}`);
    expect(after.json, name).toEqual(before.json);
    if (name === "funnel") expect(before.json).toMatchObject({ total: 12, won: 3, lost: 3 });
  }
});

test("nobody of an imported workspace can sign in before being invited, and no demo is made of it", async () => {
  const copy = await actorIn("copy");
  const { rows } = await database.owner.query(
    `select count(*) filter (where is_active or account_id is not null) as can, count(*) > 0 as are,
       (select is_demo from workspaces where id = $1) as demo from users where workspace_id = $1`,
    [copy.workspaceId],
  );
  expect(rows[0]).toEqual({ can: 0, are: true, demo: false });
});

test("a taken or impossible name is refused, and nothing is written", async () => {
  const before = await findWorkspaces(database.owner);
  expect(await importWorkspace(database, { path: exported, via: "command" })).toMatchObject({
    refused: "archive_slug_taken",
  });
  expect(await importWorkspace(database, { path: exported, slug: "Нет", via: "command" })).toMatchObject({
    refused: "archive_slug_invalid",
  });
  expect(await findWorkspaces(database.owner)).toEqual(before);
});

/** The same archive with something of it changed. */
async function rewritten(change: (name: string, content: Buffer) => Buffer | null, more: Record<string, Buffer> = {}) {
  const chunks: Buffer[] = [];
  const writer = zipWriter(async (chunk) => void chunks.push(chunk), new Date(0));
  const zip = await openZip(exported);
  for (const name of zip.names) {
    const content = change(name, await wholeEntry(zip, name, 1e9));
    if (content) await writer.add(name, [content]);
  }
  zip.close();
  for (const [name, content] of Object.entries(more)) await writer.add(name, [content]);
  await writer.finish();
  const path = join(folder, `changed-${Math.random()}.zip`);
  writeFileSync(path, Buffer.concat(chunks));
  return path;
}

function resealed(content: Buffer, change: (manifest: Record<string, unknown>) => void): Buffer {
  const { checksum: _, ...manifest } = JSON.parse(content.toString()) as Record<string, unknown>;
  change(manifest);
  return Buffer.from(JSON.stringify({ ...manifest, checksum: hashOf(JSON.stringify(manifest)) }, null, 2));
}

const same = (_: string, content: Buffer) => content;

test("a damaged, foreign, newer or stuffed archive is refused by name before anything is written", async () => {
  const before = await findWorkspaces(database.owner);
  const whole = readFileSync(exported);
  const cut = join(folder, "cut.zip");
  writeFileSync(cut, whole.subarray(0, whole.length / 2));
  const outcomes = {
    missing: join(folder, "nowhere.zip"),
    cut,
    foreign: await rewritten((name, content) => (name === manifestFile ? null : content)),
    changed: await rewritten((name, content) =>
      name === "data/deals.jsonl" ? Buffer.from(content.toString().replace('"version":1', '"version":2')) : content,
    ),
    lacking: await rewritten((name, content) => (name === "data/deals.jsonl" ? null : content)),
    stranger: await rewritten(same, { "data/evil.jsonl": Buffer.from("{}") }),
    outside: await rewritten(same, { "../../etc/cron.d/evil": Buffer.from("x") }),
    bomb: await rewritten((name, content) => (name === manifestFile ? Buffer.alloc(64 << 20, 32) : content)),
    newer: await rewritten((name, content) =>
      name === manifestFile
        ? resealed(content, (manifest) => (manifest.migrations as string[]).push("9999_x.sql"))
        : content,
    ),
    later: await rewritten((name, content) =>
      name === manifestFile
        ? Buffer.from(content.toString().replace("voronka-workspace/1", "voronka-workspace/2"))
        : content,
    ),
  };
  const refusals: Record<string, string> = {};
  for (const [name, path] of Object.entries(outcomes)) {
    const outcome = await importWorkspace(database, { path, slug: "never", via: "command" });
    refusals[name] = isRefusal(outcome) ? outcome.refused : "imported";
  }
  expect(refusals).toEqual({
    missing: "archive_missing",
    cut: "archive_damaged",
    foreign: "archive_foreign",
    changed: "archive_damaged",
    lacking: "archive_damaged",
    stranger: "archive_damaged",
    outside: "archive_damaged",
    bomb: "archive_bomb",
    newer: "archive_newer",
    later: "archive_newer",
  });
  expect(await findWorkspaces(database.owner)).toEqual(before);
});

test("a sealed archive that speaks of another workspace's rows writes nothing anywhere", async () => {
  const before = await findWorkspaces(database.owner);
  // A stage of nobody: references are within the workspace, so that the whole import fails.
  const path = await rewritten((name, content) => {
    const broken = Buffer.from("");
    if (name === "data/stages.jsonl") return broken;
    if (name !== manifestFile) return content;
    return resealed(content, (manifest) => {
      for (const entry of manifest.entries as { name: string; bytes: number; sha256: string }[]) {
        if (entry.name === "data/stages.jsonl") Object.assign(entry, { bytes: 0, sha256: hashOf("") });
      }
      for (const table of manifest.tables as { table: string; rows: number }[])
        if (table.table === "stages") table.rows = 0;
    });
  });
  expect(await importWorkspace(database, { path, slug: "never", via: "command" })).toMatchObject({
    refused: "archive_damaged",
  });
  expect(await findWorkspaces(database.owner)).toEqual(before);
});

test("an export is in the log, and never overwrites a file", async () => {
  const { rows } = await database.owner.query(
    "select distinct action from audit_entries where workspace_id = $1 and action like 'workspace.export%'",
    [office.workspaceId],
  );
  expect(rows).toEqual([{ action: "workspace.exported" }]);
  expect(await exportToFile(database, office, exported)).toMatchObject({ refused: "export_file_taken" });
  expect(await exportToFile(database, office, join(folder, "no", "such.zip"))).toMatchObject({
    refused: "export_file_unwritable",
  });
});
