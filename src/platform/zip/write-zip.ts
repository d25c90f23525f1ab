import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/** Where the archive goes; answers when it can take more. */
export type ZipSink = (chunk: Buffer) => Promise<void>;

export interface ZippedEntry {
  readonly name: string;
  /** Unpacked. */
  readonly bytes: number;
  readonly sha256: string;
}

export interface ZipWriter {
  /** Writes one entry to its end, before the next may begin. `isPacked`: what is packed already is not packed again. */
  add(
    name: string,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    isPacked?: boolean,
  ): Promise<ZippedEntry>;
  /** Writes the directory; without it the file is no archive. */
  finish(): Promise<void>;
}

interface Listed {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly bytes: number;
  readonly at: number;
}

const [stored, deflated] = [0, 8];
const version64 = 45;
/** Sizes follow the content (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808;
const full16 = 0xffff;
const full32 = 0xffffffff;

/**
 * Writes a ZIP as a stream, in constant memory beside its directory, with 64-bit sizes throughout (APPNOTE 6.3, 4.3): neither
 * four gigabytes nor 65,535 entries are a border. `at` stands as the time of every entry.
 */
export function zipWriter(sink: ZipSink, at: Date): ZipWriter {
  const stamp = dosTime(at);
  const listed: Listed[] = [];
  let offset = 0;
  const put = async (chunk: Buffer) => {
    offset += chunk.length;
    await sink(chunk);
  };
  return {
    add: async (entryName, content, isPacked = false) => {
      const [name, begins, method] = [Buffer.from(entryName, "utf8"), offset, isPacked ? stored : deflated];
      await put(localHeader(name, method, stamp));
      const hash = createHash("sha256");
      const sum = { crc: 0, bytes: 0, packed: 0 };
      async function* measured() {
        for await (const chunk of content) {
          hash.update(chunk);
          sum.crc = crc32(chunk, sum.crc);
          sum.bytes += chunk.length;
          yield chunk;
        }
      }
      const source = Readable.from(measured(), { objectMode: false });
      const packing = isPacked ? source : source.compose(createDeflateRaw({ level: 6 }));
      for await (const chunk of packing) {
        sum.packed += (chunk as Buffer).length;
        await put(chunk as Buffer);
      }
      await put(descriptor(sum));
      listed.push({ name, method, at: begins, ...sum });
      return { name: entryName, bytes: sum.bytes, sha256: hash.digest("hex") };
    },
    finish: async () => {
      const began = offset;
      for (const entry of listed) await put(directoryEntry(entry, stamp));
      await put(ending(listed.length, began, offset));
    },
  };
}

function localHeader(name: Buffer, method: number, { time, date }: DosTime): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(version64, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt16LE(time, 10);
  header.writeUInt16LE(date, 12);
  header.writeUInt32LE(full32, 18);
  header.writeUInt32LE(full32, 22);
  header.writeUInt16LE(name.length, 26);
  // The 64-bit sizes have a place here, so that the ones behind the content are read as 64-bit too.
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function descriptor({ crc, packed, bytes }: { crc: number; packed: number; bytes: number }): Buffer {
  const data = Buffer.alloc(24);
  data.writeUInt32LE(0x08074b50, 0);
  data.writeUInt32LE(crc, 4);
  data.writeBigUInt64LE(BigInt(packed), 8);
  data.writeBigUInt64LE(BigInt(bytes), 16);
  return data;
}

function directoryEntry({ name, method, crc, packed, bytes, at }: Listed, { time, date }: DosTime): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(version64, 4);
  header.writeUInt16LE(version64, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt16LE(time, 12);
  header.writeUInt16LE(date, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(full32, 20);
  header.writeUInt32LE(full32, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(28, 30);
  header.writeUInt32LE(full32, 42);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(bytes), 4);
  extra.writeBigUInt64LE(BigInt(packed), 12);
  extra.writeBigUInt64LE(BigInt(at), 20);
  return Buffer.concat([header, name, extra]);
}

/** The directory's end in 64 bits, where to find it, and the end that every reader looks for. */
function ending(count: number, began: number, ended: number): Buffer {
  const end = Buffer.alloc(56 + 20 + 22);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(version64, 12);
  end.writeUInt16LE(version64, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(ended - began), 40);
  end.writeBigUInt64LE(BigInt(began), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(ended), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.writeUInt16LE(Math.min(count, full16), 84);
  end.writeUInt16LE(Math.min(count, full16), 86);
  end.writeUInt32LE(full32, 88);
  end.writeUInt32LE(full32, 92);
  return end;
}

interface DosTime {
  readonly time: number;
  readonly date: number;
}

/** In UTC, to two seconds, from 1980 on. */
function dosTime(at: Date): DosTime {
  const year = Math.max(0, at.getUTCFullYear() - 1980);
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}
