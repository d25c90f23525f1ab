import { closeSync, openSync, readSync, writeSync } from "node:fs";

const groupSize = 16;
const flushAt = 1_048_576;
const cachedChars = 16_777_216;

/** The shared strings of a workbook, kept in a file, so that millions of them take no memory; read back by number. */
export interface StringStore {
  readonly add: (text: string) => void;
  readonly at: (number: number) => string | undefined;
  readonly close: () => void;
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short closures over one state.
export function stringStore(path: string): StringStore {
  const file = openSync(path, "wx+", 0o600);
  const starts: number[] = [];
  const cache = new Map<number, readonly string[]>();
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let written = 0;
  let count = 0;
  let cached = 0;

  function flush(): void {
    if (waitingBytes === 0) return;
    writeSync(file, Buffer.concat(waiting), 0, waitingBytes, written);
    written += waitingBytes;
    waiting = [];
    waitingBytes = 0;
  }

  function group(number: number): readonly string[] {
    const known = cache.get(number);
    if (known !== undefined) return known;
    flush();
    const start = starts[number] ?? written;
    const bytes = Buffer.alloc((starts[number + 1] ?? written) - start);
    readSync(file, bytes, 0, bytes.length, start);
    const texts: string[] = [];
    for (let at = 0; at < bytes.length; ) {
      const length = bytes.readUInt32LE(at);
      texts.push(bytes.toString("utf8", at + 4, at + 4 + length));
      at += 4 + length;
    }
    cache.set(number, texts);
    cached += bytes.length;
    for (const [oldest, held] of cache) {
      if (cached <= cachedChars || oldest === number) break;
      cache.delete(oldest);
      cached -= held.reduce((all, text) => all + Buffer.byteLength(text) + 4, 0);
    }
    return texts;
  }

  return {
    add: (text) => {
      if (count % groupSize === 0) starts.push(written + waitingBytes);
      count++;
      const bytes = Buffer.from(text, "utf8");
      const length = Buffer.allocUnsafe(4);
      length.writeUInt32LE(bytes.length);
      waiting.push(length, bytes);
      waitingBytes += 4 + bytes.length;
      if (waitingBytes >= flushAt) flush();
    },
    at: (number) =>
      Number.isInteger(number) && number >= 0 && number < count
        ? group(Math.floor(number / groupSize))[number % groupSize]
        : undefined,
    close: () => closeSync(file),
  };
}
