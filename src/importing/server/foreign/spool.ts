import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import { importRefusals } from "../../domain/refusals.ts";
import type { Foreign, ForeignSource } from "../../drivers/driver.ts";

export interface Spool extends ForeignSource {
  /** Each record once, by its id. */
  readonly add: (resource: string, records: readonly Foreign[]) => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** Of one move: ids are kept in memory, records on the disk of the server. */
const room = { records: 3_000_000, bytes: 4 * 1_073_741_824 };

class SpoolFull extends Error {}

/** Refuses `foreign_too_large` when what `work` adds has no room. */
export async function withinRoom(work: () => Promise<Refusal | null>): Promise<Refusal | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SpoolFull) return refuse(importRefusals, "foreign_too_large");
    throw error;
  }
}

/** Records wait on disk: nothing is written before all have come, and a system may have millions. */
export async function openSpool(most = room): Promise<Spool> {
  const left = { ...most };
  const folder = await mkdtemp(join(tmpdir(), "voronka-move-"));
  const known = new Map<string, Set<unknown>>();
  const pathOf = (resource: string) => join(folder, `${resource.replace(/[^a-z0-9_-]/gi, "_")}.ndjson`);
  return {
    add: async (resource, records) => {
      const ids = known.get(resource) ?? new Set();
      known.set(resource, ids);
      const fresh = records.filter((record) => {
        const id = record.id ?? record.ID ?? JSON.stringify(record);
        return ids.has(id) ? false : ids.add(id);
      });
      if (fresh.length === 0) return;
      const text = `${fresh.map((record) => JSON.stringify(record)).join("\n")}\n`;
      left.records -= fresh.length;
      left.bytes -= Buffer.byteLength(text);
      if (left.records < 0 || left.bytes < 0) throw new SpoolFull();
      const file = createWriteStream(pathOf(resource), { flags: "a", mode: 0o600 });
      file.end(text);
      await once(file, "close");
    },
    list: async function* (resource) {
      if (!existsSync(pathOf(resource))) return;
      for await (const line of createInterface({ input: createReadStream(pathOf(resource)) })) {
        yield JSON.parse(line) as Foreign;
      }
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}
