import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { type Entry, fromBuffer, type Options, type ZipFile } from "yauzl";

const open = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** The texts in an archive by their paths: read by another hand than wrote them. */
export async function readZip(archive: Buffer): Promise<ReadonlyMap<string, string>> {
  const zip = await open(archive, { lazyEntries: true });
  const entries: Entry[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", resolve);
    zip.on("error", reject);
    zip.readEntry();
  });
  const read = promisify(zip.openReadStream.bind(zip)) as (entry: Entry) => Promise<NodeJS.ReadableStream>;
  return new Map(
    await Promise.all(entries.map(async (entry) => [entry.fileName, await text(await read(entry))] as const)),
  );
}
