import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { type Entry, fromBuffer, type Options, type ZipFile } from "yauzl";
import { csvChunks, csvText } from "./csv-cells.ts";
import { type Cell, writeWorkbook } from "./workbook-chunks.ts";

const rows: readonly (readonly Cell[])[] = [
  ["Сделка", "Сумма", "Закрытие"],
  ["=1+1; «Насос»", { number: 1250.5, format: "#,##0.00" }, { date: "2026-11-20" }],
  ['@"x"\u0001', null, null],
];

test("as CSV no text is a formula, and numbers are written as the language does", async () => {
  const lines = ["Сделка;Сумма;Закрытие", '"\'=1+1; «Насос»";1250,5;2026-11-20', '"\'@""x""\u0001";;'];
  expect(await text(csvChunks(rows, "ru"))).toBe(`\uFEFF${lines.join("\r\n")}\r\n`);
  expect((await text(csvChunks(rows, "en"))).split("\r\n")[1]).toBe("'=1+1; «Насос»,1250.5,2026-11-20");
});

test("a text is no formula either where a spreadsheet takes other signs for separators", () => {
  expect(csvText('Юг,=A1;"@b\t-c')).toBe("Юг,'=A1;\"'@b\t'-c");
  expect(["\t=A1", "\t\t=A1", "\rА"].map(csvText)).toEqual(["\t'=A1", "'\t\t'=A1", "'\rА"]);
  expect(csvText("Юг\n+7 912")).toBe("Юг\n'+7 912");
  expect(csvText("Болт М8-10, -5 °C; a=b")).toBe("Болт М8-10, -5 °C; a=b");
});

/** Read by another hand than wrote it. */
async function partOf(archive: Buffer, path: string): Promise<string> {
  const zip = await promisify<Buffer, Options, ZipFile>(fromBuffer)(archive, { lazyEntries: true });
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      if (entry.fileName !== path) return zip.readEntry();
      zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(text(stream))));
    });
    zip.on("end", () => reject(new Error(`no ${path}`)));
    zip.on("error", reject);
    zip.readEntry();
  });
}

test("as a workbook a text is a literal text, 20 November 2026 is day 46,346, and a format met late has its style", async () => {
  async function* asked() {
    yield* rows;
  }
  const archive = await writeWorkbook([{ name: "Сделки", widths: [30, 12, 12], rows: asked() }]);
  const sheet = await partOf(archive, "xl/worksheets/sheet1.xml");
  expect(sheet).toContain('<c r="A2" s="2" t="inlineStr"><is><t xml:space="preserve">=1+1; «Насос»</t></is></c>');
  expect(sheet).toContain('<c r="B2" s="3"><v>1250.5</v></c><c r="C2" s="4"><v>46346</v></c>');
  expect(sheet).toContain('preserve">@&quot;x&quot;</t>');
  expect(await partOf(archive, "xl/styles.xml")).toContain('numFmtId="165" formatCode="dd.mm.yyyy"');
});
