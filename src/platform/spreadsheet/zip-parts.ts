import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

export interface ZipPart {
  readonly path: string;
  readonly content: Iterable<string> | AsyncIterable<string>;
}

/** 1 January 1980: the same parts make the same archive. */
const dosDate = 0x0021;
const [localHeader, descriptor, directoryHeader, directoryEnd] = [0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50];
/** Names in UTF-8, checksum and lengths behind the content. */
const flags = 0x0808;
const deflated = 8;
/** 2.0. */
const version = 20;

/**
 * A ZIP of texts as a stream, one part in memory at no time. With 32-bit lengths, since that is what every program that opens
 * workbooks reads; an archive of everything, which knows no such border, is `zip/write-zip.ts`.
 */
export async function* zipParts(parts: Iterable<ZipPart> | AsyncIterable<ZipPart>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const { path, content } of parts) {
    const name = Buffer.from(path, "utf8");
    const at = offset;
    const head = numbers([4, localHeader], ...common(name.length, { crc: 0, packed: 0, bytes: 0 }));
    offset += head.length + name.length;
    yield Buffer.concat([head, name]);
    const sum = { crc: 0, packed: 0, bytes: 0 };
    for await (const chunk of Readable.from(measured(content, sum), { objectMode: false }).compose(
      createDeflateRaw(),
    )) {
      sum.packed += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    const behind = numbers([4, descriptor], ...lengths(sum));
    offset += sum.packed + behind.length;
    yield behind;
    const rest = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]);
    directory.push(
      Buffer.concat([numbers([4, directoryHeader], [2, version], ...common(name.length, sum)), rest, name]),
    );
  }
  const length = directory.reduce((sum, { length: own }) => sum + own, 0);
  const count = directory.length;
  yield Buffer.concat([
    ...directory,
    numbers([4, directoryEnd], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, offset], [2, 0]),
  ]);
}

interface Sum {
  crc: number;
  packed: number;
  bytes: number;
}
type Field = readonly [bytes: number, value: number];

/** Texts as bytes, gathered into pieces worth packing. */
async function* measured(content: ZipPart["content"], sum: Sum): AsyncGenerator<Buffer> {
  let waiting = "";
  const piece = () => {
    const bytes = Buffer.from(waiting, "utf8");
    waiting = "";
    sum.crc = crc32(bytes, sum.crc);
    sum.bytes += bytes.length;
    return bytes;
  };
  for await (const text of content) {
    waiting += text;
    if (waiting.length > 65_536) yield piece();
  }
  if (waiting !== "") yield piece();
}

const lengths = ({ crc, packed, bytes }: Sum): Field[] => [
  [4, crc],
  [4, packed],
  [4, bytes],
];

/** What both headers share. */
const common = (name: number, sum: Sum): Field[] => [
  [2, version],
  [2, flags],
  [2, deflated],
  [2, 0],
  [2, dosDate],
  ...lengths(sum),
  [2, name],
  [2, 0],
];

/** Numbers of so many bytes each, little-endian. */
function numbers(...fields: readonly Field[]): Buffer {
  const found = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  fields.reduce((at, [bytes, value]) => found.writeUIntLE(value, at, bytes), 0);
  return found;
}
