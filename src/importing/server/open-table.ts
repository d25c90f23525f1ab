import { refuse } from "../../kernel/refusal.ts";
import { fileRefusals } from "../domain/refusals.ts";
import { UnreadableFile } from "./decode-text.ts";
import { readCsv, type TableRecord } from "./read-csv.ts";
import { type OpenTable, openXlsx } from "./xlsx/read-xlsx.ts";

const zip = Buffer.from("504b0304", "hex");
/** Of Excel 97 to 2003, and of workbooks behind a password. */
const compound = Buffer.from("d0cf11e0", "hex");
const encryptedPart = Buffer.from("EncryptedPackage", "utf16le");

/** A table in whichever way it is saved: CSV or a sheet of XLSX, told by the first bytes and not by the name. */
export async function openTable(
  source: AsyncIterable<Uint8Array | string>,
  sheet: string | undefined,
): Promise<OpenTable> {
  const chunks = source[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  for (let length = 0; length < 4; ) {
    const next = await chunks.next();
    if (next.done === true) break;
    const bytes = typeof next.value === "string" ? Buffer.from(next.value) : Buffer.from(next.value);
    head.push(bytes);
    length += bytes.length;
  }
  async function* all(): AsyncGenerator<Uint8Array | string> {
    try {
      yield* head.splice(0);
      for (;;) {
        const next = await chunks.next();
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await chunks.return?.();
    }
  }
  const signature = Buffer.concat(head).subarray(0, 4);
  try {
    if (signature.equals(zip)) return await openXlsx(all(), sheet);
    if (signature.equals(compound)) throw new UnreadableFile(await compoundRefusal(all()));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { sheets: [], sheet: null, records: only(error) };
  }
  return { sheets: [], sheet: null, records: readCsv(all()) };
}

async function* only({ code, params }: UnreadableFile): AsyncGenerator<TableRecord> {
  yield { kind: "unreadable", line: 1, refusal: refuse(fileRefusals, code, { params: { line: 1, ...params } }) };
}

async function compoundRefusal(
  chunks: AsyncIterable<Uint8Array | string>,
): Promise<"workbook_encrypted" | "workbook_old"> {
  let kept: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const seen = Buffer.concat([kept, Buffer.from(chunk as Uint8Array)]);
    if (seen.includes(encryptedPart)) return "workbook_encrypted";
    kept = seen.subarray(-encryptedPart.length);
  }
  return "workbook_old";
}
