import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntry {
  readonly path: string;
  readonly content: string;
}

/** 1 January 1980: the same entries make the same archive. */
const dosDate = 0x0021;
const [localHeader, directoryHeader, directoryEnd] = [0x04034b50, 0x02014b50, 0x06054b50];

/** A ZIP of a few texts, deflated, made in memory: what a workbook is. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of entries) {
    const name = Buffer.from(path, "utf8");
    const bytes = Buffer.from(content, "utf8");
    const packed = deflateRawSync(bytes);
    const facts = factsOf(bytes, packed.length, name.length);
    const local = Buffer.concat([numbers([4, localHeader]), facts, name, packed]);
    locals.push(local);
    const rest = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    directory.push(Buffer.concat([numbers([4, directoryHeader], [2, 20]), facts, rest, name]));
    offset += local.length;
  }
  const length = directory.reduce((sum, { length: own }) => sum + own, 0);
  const count = entries.length;
  const end = numbers([4, directoryEnd], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, offset], [2, 0]);
  return Buffer.concat([...locals, ...directory, end]);
}

/** The part that both headers share: version 2.0, UTF-8 names, deflated, when, checksum, lengths. */
function factsOf(bytes: Buffer, packed: number, name: number): Buffer {
  const sizes = [
    [4, crc32(bytes)],
    [4, packed],
    [4, bytes.length],
    [2, name],
    [2, 0],
  ] as const;
  return numbers([2, 20], [2, 0x0800], [2, 8], [2, 0], [2, dosDate], ...sizes);
}

/** Numbers of so many bytes each, little-endian. */
function numbers(...fields: readonly (readonly [bytes: number, value: number])[]): Buffer {
  const found = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  fields.reduce((at, [bytes, value]) => found.writeUIntLE(value, at, bytes), 0);
  return found;
}
