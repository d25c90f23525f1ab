import { promisify } from "node:util";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { type Entry, fromBuffer, type Options, type ZipFile } from "yauzl";
import type { WrittenDocument } from "../../kernel/document-blocks.ts";
import { drawDocument, drawDocx } from "./drawing-process.ts";

const paper: WrittenDocument = {
  language: "ru",
  title: "Положение о системе продаж",
  facts: [["Утвердил", "Вера Лаптева"]],
  running: "Версия 2 от 18 ноября 2026 г.",
  pages: "Страница {n} из {all}",
  contents: "Содержание",
  blocks: [
    { kind: "heading", level: 1, text: "Этапы" },
    { kind: "heading", level: 2, text: "Встреча проведена" },
    { kind: "paragraph", text: "Никаких #panic()$*_ и <w:p>" },
    { kind: "list", isNumbered: true, items: ["Звонок", "Письмо"] },
    { kind: "table", columns: [{ title: "Этап" }, { title: "Срок", isNumber: true }], rows: [["Встреча", "24"]] },
    {
      kind: "marked",
      parts: [
        { text: "было", change: "removed" },
        { text: "стало", change: "added" },
      ],
    },
  ],
  madeAt: Date.parse("2026-11-18T09:00:00Z"),
};

async function partOf(archive: Buffer, name: string): Promise<string> {
  const zip = await promisify<Buffer, Options, ZipFile>(fromBuffer)(archive, { lazyEntries: true });
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      if (entry.fileName !== name) return zip.readEntry();
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
      });
    });
    zip.readEntry();
  });
}

test("the PDF has its contents, what people typed as it is, and numbered pages under the version", async () => {
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(await drawDocument(paper))));
  const page = (text[0] ?? "").replaceAll(/\s+/g, " ");
  expect(totalPages).toBe(1);
  expect(page).toContain("Версия 2 от 18 ноября 2026 г.");
  expect(page).toMatch(/Содержание Этапы .*1 Встреча проведена/);
  expect(page).toContain("Никаких #panic()$*_ и <w:p>");
  expect(page).toContain("Страница 1 из 1");
});

test("the file for Word has real headings, a field of contents, a numbered list, a table and what changed, in Cyrillic", async () => {
  const archive = await drawDocx(paper);
  const [body, header, footer] = await Promise.all(
    ["word/document.xml", "word/header1.xml", "word/footer1.xml"].map((name) => partOf(archive, name)),
  );
  expect(body).toMatch(/<w:pStyle w:val="Heading1"\/>.{0,400}Этапы/);
  expect(body).toMatch(/<w:pStyle w:val="Heading2"\/>.{0,400}Встреча проведена/);
  expect(body).toContain("TOC \\h \\o &quot;1-2&quot;");
  expect(body).toContain("Никаких #panic()$*_ и &lt;w:p&gt;");
  expect(body).toContain("<w:numPr>");
  expect(body).toContain("<w:tblHeader");
  expect(body).toMatch(/<w:strike\/>.{0,200}было/);
  expect(header).toContain("Версия 2 от 18 ноября 2026 г.");
  expect(footer).toMatch(/PAGE.*NUMPAGES/);
});
