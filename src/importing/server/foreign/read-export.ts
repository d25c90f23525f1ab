import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import { bundleMark } from "../../domain/export-bundle.ts";
import { importRefusals } from "../../domain/refusals.ts";
import type { Driver } from "../../drivers/driver.ts";
import { openTable } from "../open-table.ts";
import { BrokenPack, packedHead, unpack } from "./pack-spool.ts";
import { BrokenBundle, splitBundle } from "./split-bundle.ts";
import { type Spool, withinRoom } from "./spool.ts";

/** JSON is understood whole; what does not fit comes by the API. */
const largestDocument = 32 * 1_048_576;
/** Objects and lists: a real record has dozens of them in two kilobytes, while "{}," would fill the memory a hundred times over. */
const mostValues = 2_000_000;
const [brace, bracket] = [0x7b, 0x5b];

/**
 * Takes the records of an export: JSON as the system's API answers, or a table (CSV, XLSX) as it gives out. Refuses
 * `foreign_export_wrong`, `foreign_export_too_large` and what makes a table unreadable.
 */
export const readExport = (driver: Driver, file: ExportFile, spool: Spool): Promise<Refusal | null> =>
  withinRoom(() => readFile(driver, file, spool, false));

interface ExportFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** `isBundled`: one of several files, which holds no further ones. */
async function readFile(
  driver: Driver,
  { name, content }: ExportFile,
  spool: Spool,
  isBundled: boolean,
): Promise<Refusal | null> {
  const wrong = refuse(importRefusals, "foreign_export_wrong", { params: { file: name } });
  const chunks = content[Symbol.asyncIterator]();
  const first = await chunks.next();
  const head = first.done === true ? Buffer.alloc(0) : Buffer.from(first.value);
  async function* all(): AsyncGenerator<Uint8Array> {
    yield head;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  }
  if (head.subarray(0, bundleMark.length).toString("utf8") === bundleMark)
    return isBundled ? wrong : readBundle(driver, all(), spool, wrong);
  if (head.subarray(0, packedHead.length).toString("utf8") === packedHead) return readPack(all(), spool, wrong);
  if (!/^(\uFEFF)?\s*[[{]/.test(head.subarray(0, 200).toString("utf8"))) return readTable(driver, all(), spool, wrong);
  const text = await textOf(all());
  if (text === null) return refuse(importRefusals, "foreign_export_too_large", { params: { file: name } });
  const records = driver.exported(parsed(text));
  if (records === null) return wrong;
  for (const [resource, found] of Object.entries(records)) await spool.add(resource, found);
  return null;
}

async function readPack(content: AsyncIterable<Uint8Array>, spool: Spool, wrong: Refusal): Promise<Refusal | null> {
  try {
    await unpack(content, spool);
    return null;
  } catch (error) {
    if (error instanceof BrokenPack) return wrong;
    throw error;
  }
}

/** Several files: what one of them is refused for, all are. */
async function readBundle(
  driver: Driver,
  body: AsyncIterable<Uint8Array>,
  spool: Spool,
  wrong: Refusal,
): Promise<Refusal | null> {
  try {
    for await (const file of splitBundle(body)) {
      const refused = await readFile(driver, file, spool, true);
      if (refused !== null) return refused;
    }
  } catch (error) {
    if (error instanceof BrokenBundle) return wrong;
    throw error;
  }
  return null;
}

const batch = 500;

async function readTable(
  driver: Driver,
  content: AsyncIterable<Uint8Array>,
  spool: Spool,
  wrong: Refusal,
): Promise<Refusal | null> {
  const { records } = await openTable(content, undefined);
  const header = await records.next();
  const read = header.done !== true && header.value.kind === "row" ? driver.table(header.value.cells) : null;
  if (read === null) {
    await records.return(undefined);
    return header.done === true || header.value.kind === "row" ? wrong : header.value.refusal;
  }
  let waiting: ReturnType<typeof read>[number][] = [];
  const flush = async () => {
    for (const resource of new Set(waiting.map(([name]) => name))) {
      const own = waiting.flatMap(([name, record]) => (name === resource ? [record] : []));
      await spool.add(resource, own);
    }
    waiting = [];
  };
  for await (const line of records) {
    if (line.kind === "unreadable") return line.refusal;
    if (line.kind === "row") waiting.push(...read(line.cells));
    if (waiting.length >= batch) await flush();
  }
  await flush();
  return null;
}

/** Null: too much of it to be understood at once. */
async function textOf(parts: AsyncIterable<Uint8Array>): Promise<string | null> {
  const kept: Uint8Array[] = [];
  let length = 0;
  let values = 0;
  for await (const part of parts) {
    length += part.length;
    for (const byte of part) if (byte === brace || byte === bracket) values += 1;
    if (length > largestDocument || values > mostValues) return null;
    kept.push(part);
  }
  return Buffer.concat(kept).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}
