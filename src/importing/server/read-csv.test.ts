import { Buffer } from "node:buffer";
import { createReadStream, existsSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { type CsvOptions, readCsv, type TableRecord } from "./read-csv.ts";

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(content: string | Uint8Array, options: CsvOptions = {}, chunk = 65_536): Promise<TableRecord[]> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const records: TableRecord[] = [];
  for await (const record of readCsv(inChunks(bytes, chunk), options)) records.push(record);
  return records;
}

/** "line: cell|cell" of a row, "line: code" of a refusal. */
async function told(content: string | Uint8Array, options: CsvOptions = {}, chunk = 65_536): Promise<string[]> {
  return (await read(content, options, chunk)).map((record) =>
    record.kind === "row" ? `${record.line}: ${record.cells.join("|")}` : `${record.line}: ${record.refusal.refused}`,
  );
}

describe("delimiters and line ends", () => {
  test.each([",", ";", "\t"])("a table with %j is read", async (delimiter) => {
    expect(await told(`a${delimiter}b\n1${delimiter}2\n`)).toEqual(["1: a|b", "2: 1|2"]);
  });

  test.each(["\r\n", "\n", "\r"])("lines may end in %j", async (end) => {
    expect(await told(`a;b${end}1;2${end}3;4`)).toEqual(["1: a|b", "2: 1|2", "3: 3|4"]);
  });

  test("commas in sums don't make a comma the delimiter, nor do delimiters in quotes", async () => {
    expect(await told('Сделка;Сумма\n1;"1,5;0"\n2;1 250,00\n')).toEqual([
      "1: Сделка|Сумма",
      "2: 1|1,5;0",
      "3: 2|1 250,00",
    ]);
  });

  test("a table of one column is read", async () => {
    expect(await told("name\nRomashka\n")).toEqual(["1: name", "2: Romashka"]);
  });

  test("Excel's hint names the delimiter and is not the header", async () => {
    expect(await told("sep=;\r\na;b,c\r\n1;2,3\r\n")).toEqual(["2: a|b,c", "3: 1|2,3"]);
  });
});

describe("lines", () => {
  test("a record has the line where it starts, with line breaks inside cells and blank lines counted", async () => {
    const text = 'a,b\r\n1,"x\r\ny\nz"\r\n\r\n2,z\r\n,\r\n3,"q"\r\n\r\n\r\n';
    expect(await told(text)).toEqual(["1: a|b", "2: 1|x\r\ny\nz", "6: 2|z", "8: 3|q"]);
    expect(await told(text, {}, 1)).toEqual(await told(text));
  });

  test("a row of another width is refused by its line and the rest is read", async () => {
    expect(await told("a,b\n1\n1,2,3\n1,2,,\n4,5\n")).toEqual([
      "1: a|b",
      "2: wrong_number_of_cells",
      "3: wrong_number_of_cells",
      "4: 1|2",
      "5: 4|5",
    ]);
  });

  test("a cell of 10 MB is refused by its line, before and after it rows are read", async () => {
    const text = `a,b\n1,2\n"${"x\n".repeat(5_000_000)}",3\n4,5\n`;
    expect(await told(text)).toEqual(["1: a|b", "2: 1|2", "3: cell_too_large", "5000004: 4|5"]);
  });

  test("a row of a million cells is refused by its line", async () => {
    expect(await told(`a,b\n${",x".repeat(1_000_000)}\n4,5\n`)).toEqual([
      "1: a|b",
      "2: wrong_number_of_cells",
      "3: 4|5",
    ]);
  });

  test("a row with NUL is refused, since the database cannot keep it", async () => {
    expect(await told("a,b\n1,x\0y\n4,5\n")).toEqual(["1: a|b", "2: nul_character", "3: 4|5"]);
  });
});

describe("quotes", () => {
  test("doubled quotes are one", async () => {
    expect(await told('a;b\n"ООО ""Ромашка""";1\n')).toEqual(["1: a|b", '2: ООО "Ромашка"|1']);
  });

  test("quotes that nobody doubled are letters", async () => {
    expect(await told('a;b\nООО "Ромашка";1\n"ООО "Ромашка" и К";2\n')).toEqual([
      "1: a|b",
      '2: ООО "Ромашка"|1',
      '3: ООО "Ромашка" и К|2',
    ]);
  });

  test("an open quote is named with the line where its row starts", async () => {
    expect(await told('a,b\n1,2\n3,"4\n5,6\n')).toEqual(["1: a|b", "2: 1|2", "3: broken_quotes"]);
  });
});

describe("encodings", () => {
  const text = "Сделка;Этап\n№ 1 — ёж;Заявка\n";
  const expected = ["1: Сделка|Этап", "2: № 1 — ёж|Заявка"];
  const encodings: [string, Buffer][] = [
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", iconv.encode(text, "utf8", { addBOM: true })],
    ["UTF-16 LE", iconv.encode(text, "utf-16le", { addBOM: true })],
    ["UTF-16 BE", iconv.encode(text, "utf-16be", { addBOM: true })],
    ["windows-1251", iconv.encode(text, "windows-1251")],
  ];
  test.each(encodings)("%s is recognised, cut at any byte", async (_, bytes) => {
    expect(await told(bytes)).toEqual(expected);
    for (const size of [1, 2, 3, 5, 7]) expect(await told(bytes, {}, size)).toEqual(expected);
  });

  test.each(["utf8", "windows-1251"])(
    "Cyrillic in %s that first occurs far from the start is recognised",
    async (name) => {
      const bytes = Buffer.concat([Buffer.from(`a,b\n${"x,y\n".repeat(50_000)}`), iconv.encode("Заявка,ёж\n", name)]);
      expect((await told(bytes)).at(-1)).toBe("50002: Заявка|ёж");
    },
  );

  test("damaged UTF-8 is refused by name, not read as another alphabet", async () => {
    const bytes = Buffer.concat([Buffer.from("Сделка,Этап\nПервая,Заявка\n"), Buffer.from([0xd0, 0x2c, 0x41, 0x0a])]);
    expect(await told(bytes)).toEqual(["1: undecodable_text"]);
  });

  test("a told encoding is believed", async () => {
    const bytes = Buffer.from("name,price\ncaf\xe9,\xa35\n", "latin1");
    expect(await told(bytes, { encoding: "windows-1252" })).toEqual(["1: name|price", "2: café|£5"]);
  });
});

describe("what is no table", () => {
  test.each(["", "\n\n\r\n", "\uFEFF", ";;;\n;;;\n"])("%j is empty", async (text) => {
    expect((await told(text)).map((line) => line.slice(3))).toEqual(["file_empty"]);
  });

  test.each([
    ["a workbook", Buffer.from("PK\x03\x04\x14\0\x06\0rest")],
    ["a picture", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1")],
    ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["a web page", Buffer.from("<html><table><tr><td>1</td></tr></table></html>")],
    ["machine code", Buffer.from(Array.from({ length: 500 }, (_, index) => index % 7))],
  ])("%s is refused by name", async (_, bytes) => {
    expect(await told(bytes)).toEqual(["1: not_a_table"]);
  });
});

const cellText = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "Я", "ё", '"', ",", ";", "\t", "\n", "\r", " ", "1", "№") }),
  fc.constantFrom("", "x", "1 250,00", "ООО «Ромашка»"),
);
const table = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 0, max: 6 }))
  .chain(([width, rows]) =>
    fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { minLength: rows, maxLength: rows }),
  );

test("what was written with any delimiter, quoting, line end and encoding reads back equal, cut at any byte", async () => {
  const shape = fc.record({
    rows: table,
    delimiter: fc.constantFrom(",", ";", "\t"),
    end: fc.constantFrom("\n", "\r\n", "\r"),
    encoding: fc.constantFrom("utf8", "utf-16le", "utf-16be", "windows-1251"),
    quoteAll: fc.boolean(),
    chunk: fc.integer({ min: 1, max: 40 }),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ rows, delimiter, end, encoding, quoteAll, chunk }) => {
      const width = rows[0]?.length ?? 2;
      const header = Array.from({ length: width }, (_, index) => `Колонка${index}`);
      const write = (cell: string) => (quoteAll || /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
      const text = [header, ...rows].map((cells) => cells.map(write).join(delimiter) + end).join("");
      const bytes = iconv.encode(text, encoding, { addBOM: encoding.startsWith("utf-16") });
      const back = await read(bytes, {}, chunk);
      const kept = rows.filter((cells) => cells.some((cell) => cell.trim() !== ""));
      expect(back.map((record) => (record.kind === "row" ? record.cells : record))).toEqual([header, ...kept]);
    }),
    { numRuns: 300 },
  );
});

const permits = new URL("../../../../shared/data/process_log/permit_applications.csv", import.meta.url);
test.skipIf(!existsSync(permits))(
  "8,577 events of permit applications are read as another parser reads them",
  async () => {
    const rows: (readonly string[])[] = [];
    const chunks: Buffer[] = [];
    for await (const record of readCsv(createReadStream(permits))) if (record.kind === "row") rows.push(record.cells);
    for await (const chunk of createReadStream(permits)) chunks.push(chunk as Buffer);
    expect(rows).toHaveLength(8_578);
    expect(rows).toEqual(parse(Buffer.concat(chunks)));
  },
);
