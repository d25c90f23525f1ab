import { join } from "node:path";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { type NumberStyle, numberStyle, unescapeSheetText } from "../../domain/sheet-cell.ts";
import { UnreadableFile } from "../decode-text.ts";
import { readWholeXml } from "./read-xml.ts";
import { type StringStore, stringStore } from "./string-store.ts";

/** Tables that people make shrink ten- to fortyfold; a part of more than this is made to fill the disk. */
const largestRatio = 200;
const ratioCountsFrom = 16_777_216;
const largestPart = 8_589_934_592;
const mostEntries = 10_000;
const mostStyles = 100_000;

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: string;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  /** By the number of a cell's style. */
  readonly styles: readonly NumberStyle[];
  readonly strings: StringStore;
  readonly open: (part: string) => Promise<AsyncIterable<Uint8Array>>;
  readonly close: () => void;
}

/** Opens an XLSX file on disk: its sheets, styles and shared strings; `folder` takes what would not fit in memory. */
export async function openWorkbook(path: string, folder: string): Promise<Workbook> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(damaged);
  const strings = stringStore(join(folder, "strings"));
  const close = () => {
    strings.close();
    zip.close();
  };
  try {
    const parts = await listParts(zip);
    refuseOthers(parts);
    const open = (part: string) => openPart(zip, parts, part);
    const has = (part: string) => parts.has(part);
    const book = await readBook(open, has);
    if (has("xl/sharedStrings.xml")) await readStrings(await open("xl/sharedStrings.xml"), strings);
    const styles = has("xl/styles.xml") ? await readStyles(await open("xl/styles.xml")) : [];
    return { ...book, styles, strings, open, close };
  } catch (error) {
    close();
    throw error instanceof UnreadableFile ? error : damaged(error);
  }
}

function damaged(error: unknown): never {
  if (error instanceof UnreadableFile) throw error;
  throw new UnreadableFile("workbook_damaged");
}

async function listParts(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > mostEntries) throw new UnreadableFile("workbook_bomb");
  const parts = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) parts.set(entry.fileName.replace(/^\//, ""), entry);
  return parts;
}

/** Other archives, each with what helps. */
function refuseOthers(parts: ReadonlyMap<string, Entry>): void {
  if (parts.has("xl/workbook.xml")) return;
  if (parts.has("xl/workbook.bin") || parts.has("content.xml")) throw new UnreadableFile("workbook_other_format");
  throw new UnreadableFile("not_a_table");
}

/** The unpacked bytes of a part, counted: the archive's own word for its size is not believed. */
async function openPart(
  zip: ZipFile,
  parts: ReadonlyMap<string, Entry>,
  part: string,
): Promise<AsyncIterable<Uint8Array>> {
  const entry = parts.get(part);
  if (entry === undefined) throw new UnreadableFile("workbook_damaged");
  if (entry.isEncrypted()) throw new UnreadableFile("workbook_encrypted");
  refuseBomb(entry.uncompressedSize, entry.compressedSize);
  const stream = await zip.openReadStreamPromise(entry).catch(damaged);
  async function* counted(): AsyncGenerator<Uint8Array> {
    let size = 0;
    try {
      for await (const chunk of stream) {
        size += (chunk as Buffer).length;
        refuseBomb(size, entry?.compressedSize ?? 0);
        yield chunk as Buffer;
      }
    } catch (error) {
      damaged(error);
    }
  }
  return counted();
}

function refuseBomb(size: number, packed: number): void {
  const isBomb = size > largestPart || (size > ratioCountsFrom && size > packed * largestRatio);
  if (isBomb) throw new UnreadableFile("workbook_bomb");
}

type Open = Workbook["open"];

async function readBook(
  open: Open,
  has: (part: string) => boolean,
): Promise<{ readonly sheets: readonly Sheet[]; readonly is1904: boolean }> {
  const targets = new Map<string, string>();
  if (has("xl/_rels/workbook.xml.rels")) {
    await readWholeXml(await open("xl/_rels/workbook.xml.rels"), {
      open: (name, attributes) => {
        const { Id, Type, Target } = name === "Relationship" ? attributes() : {};
        if (Id === undefined || Target === undefined || !Type?.endsWith("/worksheet")) return;
        targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target.replace(/^\.\//, "")}`);
      },
    });
  }
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readWholeXml(await open("xl/workbook.xml"), {
    open: (name, attributes) => {
      if (name === "workbookPr") is1904 = ["1", "true"].includes(attributes().date1904 ?? "");
      if (name !== "sheet") return;
      const told = attributes();
      const id = Object.entries(told).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      const part = targets.get(id);
      if (part !== undefined)
        sheets.push({ name: told.name ?? "", isHidden: (told.state ?? "visible") !== "visible", part });
    },
  });
  return { sheets, is1904 };
}

/** Pieces of one string with letters of several styles belong together; how it is pronounced does not. */
async function readStrings(chunks: AsyncIterable<Uint8Array>, strings: StringStore): Promise<void> {
  let text = "";
  let isText = false;
  let isSpoken = false;
  await readWholeXml(chunks, {
    open: (name) => {
      if (name === "si") text = "";
      isText = name === "t";
      if (name === "rPh") isSpoken = true;
    },
    close: (name) => {
      isText = false;
      if (name === "rPh") isSpoken = false;
      if (name === "si") strings.add(unescapeSheetText(text));
    },
    text: (piece) => {
      if (isText && !isSpoken) text += piece;
    },
  });
}

async function readStyles(chunks: AsyncIterable<Uint8Array>): Promise<readonly NumberStyle[]> {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  await readWholeXml(chunks, {
    open: (name, attributes) => {
      if (name === "cellXfs") inCells = true;
      if (name === "numFmt") codes.set(Number(attributes().numFmtId), attributes().formatCode ?? "");
      if (name !== "xf" || !inCells) return;
      if (styles.length >= mostStyles) throw new UnreadableFile("workbook_bomb");
      const id = Number(attributes().numFmtId ?? 0);
      styles.push(numberStyle(id, codes.get(id)));
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}
