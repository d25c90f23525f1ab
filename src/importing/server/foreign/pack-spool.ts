import { type Driver, type Foreign, forbiddenResource } from "../../drivers/driver.ts";
import type { Spool } from "./spool.ts";

/** The first line of what was read through an API, so that it is read again as a file. */
export const packedHead = '{"voronka":"records of another system"}';

const partBytes = 1_048_576;

/** Everything that was read, a record a line, in parts of about a megabyte. */
export async function* packSpool(driver: Driver, spool: Spool): AsyncGenerator<Buffer> {
  let waiting: string[] = [packedHead];
  let length = 0;
  for (const resource of [...driver.resources, forbiddenResource]) {
    for await (const record of spool.list(resource)) {
      const line = JSON.stringify([resource, record]);
      waiting.push(line);
      length += line.length;
      if (length < partBytes) continue;
      yield Buffer.from(`${waiting.join("\n")}\n`);
      waiting = [];
      length = 0;
    }
  }
  if (waiting.length > 0) yield Buffer.from(`${waiting.join("\n")}\n`);
}

const batch = 500;
/** An answer of an API, of which a record is a part, is not longer. */
const longestLine = 16 * 1_048_576;

/** What says that it is packed and is not. */
export class BrokenPack extends Error {}

export async function unpack(content: AsyncIterable<Uint8Array>, spool: Spool): Promise<void> {
  let waiting: (readonly [string, Foreign])[] = [];
  const flush = async () => {
    for (const resource of new Set(waiting.map(([name]) => name))) {
      await spool.add(
        resource,
        waiting.flatMap(([name, record]) => (name === resource ? [record] : [])),
      );
    }
    waiting = [];
  };
  for await (const line of linesOf(content)) {
    if (line === packedHead || line === "") continue;
    waiting.push(recordIn(line));
    if (waiting.length >= batch) await flush();
  }
  await flush();
}

function recordIn(line: string): readonly [string, Foreign] {
  try {
    const [resource, record] = JSON.parse(line) as [unknown, unknown];
    if (typeof resource === "string" && typeof record === "object" && record !== null)
      return [resource, record as Foreign];
  } catch {
    // Told below.
  }
  throw new BrokenPack();
}

async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const part of content) {
    const lines = (rest + decoder.decode(part, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) throw new BrokenPack();
    yield* lines;
  }
  yield rest;
}
