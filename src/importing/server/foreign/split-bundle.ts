import { readBundleHeader } from "../../domain/export-bundle.ts";

interface UploadedPart {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

const longestHeader = 262_144;

/**
 * The files of a body that holds several, one after another: each must be read to its end before the next is asked for.
 * Throws `BrokenBundle` when the first line cannot be read or the body ends too early.
 */
export async function* splitBundle(body: AsyncIterable<Uint8Array>): AsyncGenerator<UploadedPart> {
  const chunks = body[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async () => {
    const next = await chunks.next();
    if (next.done === true) throw new BrokenBundle();
    held = held.length === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value]);
  };
  while (held.indexOf(10) === -1) {
    if (held.length > longestHeader) throw new BrokenBundle();
    await more();
  }
  const end = held.indexOf(10);
  const files = readBundleHeader(held.subarray(0, end).toString("utf8"));
  if (files === null) throw new BrokenBundle();
  held = held.subarray(end + 1);
  async function* take(bytes: number): AsyncGenerator<Uint8Array> {
    for (let left = bytes; left > 0; ) {
      if (held.length === 0) await more();
      const part = held.subarray(0, left);
      held = held.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
  for (const { name, bytes } of files) yield { name, content: take(bytes) };
}

export class BrokenBundle extends Error {}
