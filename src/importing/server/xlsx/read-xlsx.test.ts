import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { openTable } from "../open-table.ts";
import type { TableRecord } from "../read-csv.ts";
import { texts, workbookOf, zipOf } from "./test-workbook.ts";

async function* inChunks(bytes: Buffer, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, sheet?: string, size?: number) {
  const { records, ...about } = await openTable(inChunks(bytes, size), sheet);
  const found: TableRecord[] = [];
  for await (const record of records) found.push(record);
  return { ...about, records: found };
}

const rowsOf = (records: readonly TableRecord[]) =>
  records.map((one) => (one.kind === "row" ? one.cells : one.refusal.refused));

describe("a sheet of a workbook", () => {
  test("is read by shared and inline strings, numbers, dates by style, booleans and the last values of formulas", async () => {
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Дата</t></is></c><c r="D1" t="str"><v>Да</v></c><c r="E1" t="s"><v>2</v></c></row>
      <row r="2"><c r="A2"><v>1001</v></c><c r="B2" s="4"><v>1250.5</v></c><c r="C2" s="1"><v>46344</v></c><c r="D2" t="b"><v>1</v></c><c r="E2"><f>B2*2</f><v>2501</v></c></row>
      <row r="3"/>
      <row r="5"><c r="A5" s="3"><v>77</v></c><c r="C5" s="2"><v>46344.378472222219</v></c><c r="D5" t="e"><v>#N/A</v></c><c r="E5"><f>B5*2</f></c></row>`;
    const book = workbookOf(
      [{ name: "Сделки", rows, after: '<mergeCells count="1"><mergeCell ref="A5:B5"/></mergeCells>' }],
      ["<t>№</t>", "<r><t>Сум</t></r><r><t>ма</t></r><rPh><t>суума</t></rPh>", "<t>Итого &amp; всё_x000A_</t>"],
    );
    for (const size of [65_536, 7]) {
      const { records } = await read(book, undefined, size);
      expect(rowsOf(records)).toEqual([
        ["№", "Сумма", "Дата", "Да", "Итого & всё\n"],
        ["1001", "1250.5", "2026-11-18", "true", "2501"],
        ["00077", "", "2026-11-18T09:05:00.000", "#N/A", ""],
      ]);
      expect(records.map(({ line }) => line)).toEqual([1, 2, 5]);
      const last = records[2];
      expect(last?.kind === "row" && last.kinds).toEqual(["exact", "text", "exact", "error", "uncalculated"]);
    }
  });

  test("is the first that is shown, or the one that is named; another name is refused with those there are", async () => {
    const book = workbookOf([
      { name: "Справка", state: "hidden", rows: texts(1, "hidden") },
      { name: "Первый", rows: texts(1, "a") },
      { name: "Второй", rows: texts(1, "b") },
    ]);
    expect(await read(book)).toMatchObject({ sheets: ["Первый", "Второй"], sheet: "Первый" });
    expect(rowsOf((await read(book, "Второй")).records)).toEqual([["b"]]);
    const { records } = await read(book, "Третий");
    expect(records[0]).toMatchObject({
      kind: "unreadable",
      refusal: { refused: "sheet_unknown", params: { value: "Третий", names: "Первый, Второй" } },
    });
  });

  test("may be of a program that writes prefixes and no references, and counts days from 1904", async () => {
    const rows = `<x:row><x:c t="inlineStr"><x:is><x:t>Дата</x:t></x:is></x:c></x:row><x:row><x:c s="1"><x:v>44882</x:v></x:c></x:row>`;
    const { records } = await read(workbookOf([{ name: "1", rows }], [], { is1904: true }));
    expect(rowsOf(records)).toEqual([["Дата"], ["2026-11-18"]]);
  });

  test("a row with a value beyond the header is refused by its line, the rest is read", async () => {
    const { records } = await read(
      workbookOf([{ name: "1", rows: texts(1, "a") + texts(2, "1", "2") + texts(3, "3") }]),
    );
    expect(rowsOf(records)).toEqual([["a"], "wrong_number_of_cells", ["3"]]);
  });
});

describe("what is no sheet, or a wicked one", () => {
  const refusalOf = async (bytes: Buffer) => rowsOf((await read(bytes)).records).at(-1);
  const compound = (text: string) =>
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(70_000), Buffer.from(text, "utf16le")]);

  test("a password, an old .xls, other formats and archives, an empty sheet and a torn file are refused by name", async () => {
    expect(await refusalOf(compound("EncryptedPackage"))).toBe("workbook_encrypted");
    expect(await refusalOf(compound("Workbook"))).toBe("workbook_old");
    expect(await refusalOf(zipOf([{ name: "content.xml", content: "<x/>" }]))).toBe("workbook_other_format");
    expect(await refusalOf(zipOf([{ name: "photo.txt", content: "x" }]))).toBe("not_a_table");
    expect(await refusalOf(workbookOf([{ name: "1", rows: "" }]))).toBe("file_empty");
    const whole = workbookOf([{ name: "1", rows: texts(1, "a") }]);
    expect(await refusalOf(whole.subarray(0, whole.length - 100))).toBe("workbook_damaged");
    expect(await refusalOf(workbookOf([{ name: "1", rows: "<row><c t='s'><v>7</v></c></row>" }]))).toBe(
      "workbook_damaged",
    );
    expect(await refusalOf(workbookOf([{ name: "1", rows: "<row><c></row>" }]))).toBe("workbook_damaged");
  });

  test("a sheet or strings that unpack more than two hundredfold are refused, before they are written anywhere", async () => {
    const zeros = texts(2, "0".repeat(30_000_000));
    expect(await refusalOf(workbookOf([{ name: "1", rows: texts(1, "a") + zeros }]))).toBe("workbook_bomb");
    expect(
      await refusalOf(workbookOf([{ name: "1", rows: texts(1, "a") }], [`<t>${"0".repeat(30_000_000)}</t>`])),
    ).toBe("workbook_bomb");
    const lying = zipOf([{ name: "xl/workbook.xml", content: `<a>${"0".repeat(30_000_000)}</a>`, saidSize: 100 }]);
    expect(["workbook_bomb", "workbook_damaged"]).toContain(await refusalOf(lying));
  });

  test("too many columns are refused, an external entity is not read", async () => {
    const wide = `<row r="1">${Array.from({ length: 1001 }, () => '<c t="inlineStr"><is><t>a</t></is></c>').join("")}</row>`;
    expect(await refusalOf(workbookOf([{ name: "1", rows: wide }]))).toBe("too_many_columns");
    expect(await refusalOf(workbookOf([{ name: "1", rows: '<row r="1"><c r="XFE1"><v>1</v></c></row>' }]))).toBe(
      "too_many_columns",
    );
    const { records } = await read(workbookOf([{ name: "1", rows: texts(1, "&xxe;") }]));
    expect(rowsOf(records)).toEqual([["&xxe;"]]);
  });

  test("nothing of it remains on disk", async () => {
    await refusalOf(zipOf([{ name: "photo.txt", content: "x" }]));
    await read(workbookOf([{ name: "1", rows: texts(1, "a") }]));
    expect((await readdir(tmpdir())).filter((name) => name.startsWith("voronka-sheet-"))).toEqual([]);
  });
});
