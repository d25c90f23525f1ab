import { Buffer, isAscii } from "node:buffer";
import iconv from "iconv-lite";
import type { FileRefusalCode } from "../domain/refusals.ts";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1251" | "windows-1252";

/** Thrown inside the reader only; `readCsv` turns it into its last record. */
export class UnreadableFile extends Error {
  readonly code: FileRefusalCode;
  readonly params: Readonly<Record<string, string>>;
  constructor(code: FileRefusalCode, params: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

const sampleBytes = 65_536;
const signatures = [
  "504b0304",
  "504b0506",
  "89504e47",
  "25504446",
  "d0cf11e0",
  "1f8b",
  "ffd8ff",
  "47494638",
  "52617221",
];

/** Spreadsheets, archives, pictures and web pages saved as a table: named at once instead of read as garbage. */
function isTable(head: Buffer): boolean {
  const hex = head.subarray(0, 4).toString("hex");
  if (signatures.some((signature) => hex.startsWith(signature))) return false;
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(head.subarray(0, 200).toString("latin1"))) return false;
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26)) controls++;
  return controls <= 4 || controls < head.length / 50;
}

function byMark(head: Buffer): { encoding: TextEncoding; length: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", length: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", length: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", length: 2 };
  return null;
}

/** UTF-8 or windows-1251 by a sample with non-ASCII bytes; a mostly sound UTF-8 with wrong bytes is damaged, not Cyrillic. */
function bySample(sample: Buffer, complete: boolean): TextEncoding {
  const text = new TextDecoder().decode(sample, { stream: !complete });
  const wrong = text.split("\uFFFD").length - 1;
  if (wrong === 0) return "utf-8";
  const sound = (text.match(/[^\0-\x7F\uFFFD]/gu) ?? []).length;
  if (sound > wrong * 4) throw new UnreadableFile("undecodable_text");
  return "windows-1251";
}

interface Decoder {
  readonly write: (bytes: Buffer) => string;
  readonly end: () => void;
}

function strictDecoder(encoding: "utf-8" | "utf-16le" | "utf-16be"): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const decode = (bytes: Buffer | undefined): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw new UnreadableFile("undecodable_text");
    }
  };
  return {
    write: decode,
    end: () => void decode(undefined),
  };
}

function singleByteDecoder(encoding: "windows-1251" | "windows-1252"): Decoder {
  return {
    write: (bytes) => {
      const text = iconv.decode(bytes, encoding);
      if (text.includes("\uFFFD")) throw new UnreadableFile("undecodable_text");
      return text;
    },
    end: () => undefined,
  };
}

function decoderOf(encoding: TextEncoding): Decoder {
  if (encoding === "windows-1251" || encoding === "windows-1252") return singleByteDecoder(encoding);
  return strictDecoder(encoding);
}

/** At least `sampleBytes` at once in the beginning, so that tiny chunks do not mislead; then the chunks as they come. */
async function* withHead(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  let head: Buffer[] | null = [];
  let length = 0;
  for await (const chunk of source) {
    const bytes =
      typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (head === null) yield bytes;
    else {
      head.push(bytes);
      length += bytes.length;
      if (length >= sampleBytes) {
        yield Buffer.concat(head);
        head = null;
      }
    }
  }
  if (head !== null && length > 0) yield Buffer.concat(head);
}

/**
 * PLT-5: any of the encodings people save tables in → text without a mark. Without a mark the encoding is decided
 * at the first non-ASCII byte, wherever it stands, by up to 64 KB that follow it.
 * @throws UnreadableFile not_a_table, undecodable_text
 */
export async function* decodeText(
  source: AsyncIterable<Uint8Array | string>,
  encoding?: TextEncoding,
): AsyncGenerator<string> {
  let decoder: Decoder | null = encoding === undefined ? null : decoderOf(encoding);
  let pending: Buffer[] = [];
  let pendingLength = 0;
  let first = true;
  for await (const chunk of withHead(source)) {
    let bytes = chunk;
    if (first) {
      first = false;
      const mark = byMark(bytes);
      if (mark !== null) {
        bytes = bytes.subarray(mark.length);
        decoder = decoderOf(mark.encoding);
      }
      if (mark?.encoding !== "utf-16le" && mark?.encoding !== "utf-16be" && encoding?.startsWith("utf-16") !== true)
        if (!isTable(bytes.subarray(0, sampleBytes))) throw new UnreadableFile("not_a_table");
    }
    if (decoder !== null) yield decoder.write(bytes);
    else if (pendingLength === 0 && isAscii(bytes)) yield bytes.toString("latin1");
    else {
      pending.push(bytes);
      pendingLength += bytes.length;
      if (pendingLength < sampleBytes) continue;
      const sample: Buffer = Buffer.concat(pending);
      pending = [];
      decoder = decoderOf(bySample(sample, false));
      yield decoder.write(sample);
    }
  }
  if (pending.length > 0) {
    const sample = Buffer.concat(pending);
    decoder = decoderOf(bySample(sample, true));
    yield decoder.write(sample);
  }
  decoder?.end();
}
