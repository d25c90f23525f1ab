import { type Entry, openPromise, type ZipFile } from "yauzl";

type Why = "missing" | "damaged" | "bomb";

/** Whatever is wrong with an archive: not there, cut off, changed, encrypted, or made to fill the memory. */
export class UnreadableZip extends Error {
  readonly why: Why;
  constructor(why: Why) {
    super(`The archive is ${why}`);
    this.why = why;
  }
}

export interface ZipReader {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The unpacked bytes of one entry, counted as they come. */
  open(name: string): AsyncIterable<Buffer>;
  close(): void;
}

const mostEntries = 2_000_000;
/** Lines of one table, all much alike, shrink twenty- to sixtyfold. */
const largestRatio = 200;
const ratioCountsFrom = 16_777_216;

/**
 * Opens a ZIP on disk for reading at random. Names that lead out of a folder, encrypted entries and repeated names are
 * damage; more than 200-fold is a bomb, whatever the archive says of itself. Changed bytes are told by the hashes that whoever
 * wrote the archive keeps in it, not here.
 */
export async function openZip(path: string): Promise<ZipReader> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch((error: { code?: string }) => {
    throw new UnreadableZip(error.code === "ENOENT" ? "missing" : "damaged");
  });
  try {
    const entries = await listEntries(zip);
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      open: (name) => readEntry(zip, entries.get(name)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof UnreadableZip ? error : new UnreadableZip("damaged");
  }
}

async function listEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > mostEntries) throw new UnreadableZip("bomb");
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted() || entries.has(entry.fileName)) damaged();
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function* readEntry(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry) return damaged();
  refuseBomb(entry.uncompressedSize, entry.compressedSize);
  const stream = await zip.openReadStreamPromise(entry).catch(() => damaged());
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += (chunk as Buffer).length;
      refuseBomb(size, entry.compressedSize);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw error instanceof UnreadableZip ? error : new UnreadableZip("damaged");
  } finally {
    stream.destroy();
  }
}

function refuseBomb(size: number, packed: number): void {
  if (size > ratioCountsFrom && size > packed * largestRatio) throw new UnreadableZip("bomb");
}

function damaged(): never {
  throw new UnreadableZip("damaged");
}
