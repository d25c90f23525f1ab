import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../platform/database/test-database.ts";
import { dealOf, emptyWorkspace } from "./test-import.ts";
import { workbookOf } from "./xlsx/test-workbook.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const cells = (line: number, ...inside: readonly string[]) =>
  `<row r="${line}">${inside.map((cell, at) => `<c r="${"ABCDEF"[at]}${line}" ${cell}</c>`).join("")}</row>`;
const text = (value: string) => `t="inlineStr"><is><t>${value}</t></is>`;
const number = (value: string, style = 0) => `s="${style}"><v>${value}</v>`;

test("deals of a workbook: numbers and dates are taken as they are, whatever format the map names for texts", async () => {
  const ours = await emptyWorkspace(database, "workbook");
  await ours.run("stage-history", "deal,stage,time\nd0,Заявка,2026-03-02 10:00", { pipeline: "Продажи" });
  const header = cells(1, text("id"), text("название"), text("сумма"), text("этап"), text("создана"));
  const book = workbookOf([
    { name: "Справка", rows: cells(1, text("ничего")) },
    {
      name: "Сделки",
      rows:
        header +
        cells(2, number("1001"), text("Станок"), number("1250.125", 4), text("Заявка"), number("46084.5", 2)) +
        cells(3, number("1002"), text("Пресс"), text("1.250,50"), text("Заявка"), text("31.12.2025")) +
        cells(4, number("1003"), text("Кран"), 't="e"><v>#DIV/0!</v>', text("Заявка"), number("46084", 1)) +
        cells(5, number("1004"), text("Вал"), "><f>A1*2</f>", text("Заявка"), number("46084", 1)),
    },
  ]);
  const map = {
    externalId: "id",
    title: "название",
    amount: { column: "сумма", format: "1.250,00" },
    stage: "этап",
    createdAt: { column: "создана", format: "DD.MM.YYYY" },
  };
  const first = await ours.run("deals", book, { sheet: "Сделки", map });
  expect(first).toMatchObject({ read: 4, created: 2, updated: 0, skipped: 0 });
  expect(first.refused).toEqual([
    { line: 4, code: "cell_error", params: { field: "amount", column: "сумма", value: "#DIV/0!" } },
    { line: 5, code: "formula_without_value", params: { field: "amount", column: "сумма", value: "" } },
  ]);
  // 46,084.5 is noon of 3 March 2026 in Moscow.
  expect(await dealOf(ours, "1001")).toMatchObject({
    amount_minor: 1250_13,
    created_at: new Date("2026-03-03T12:00:00+03:00"),
  });
  expect(await dealOf(ours, "1002")).toMatchObject({ amount_minor: 1250_50 });
  expect(await ours.run("deals", book, { sheet: "Сделки", map })).toMatchObject({ created: 0, updated: 0, skipped: 2 });
});

test("a workbook that is refused by its first row, its header or before its rows leaves nothing on the disk", async () => {
  const ours = await emptyWorkspace(database, "left-over");
  const folder = await mkdtemp(join(tmpdir(), "voronka-test-"));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const book = (rows: string) => workbookOf([{ name: "Лист", rows }]);
    const header = cells(1, text("id"), text("название"));
    await expect(ours.run("deals", book(""))).rejects.toThrow("file_empty");
    await expect(ours.run("payments", book(header))).rejects.toThrow("field_missing");
    const history = book(cells(1, text("deal"), text("stage"), text("time")));
    await expect(ours.run("stage-history", history)).rejects.toThrow("pipeline_missing");
    expect(await readdir(folder)).toEqual([]);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    await rm(folder, { recursive: true });
  }
});
