import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "./figures.ts";
import { command, type Place, watchedCommand } from "./product.ts";

interface Told {
  readonly rows: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** Backup of the large workspace and its restoration into a new data folder: seconds, the whole commands, and most memory. */
export async function measureRestore(from: Place, to: Place, folder: string): Promise<readonly Figure[]> {
  const backup = join(folder, "backup");
  for (const path of [backup, to.data]) rmSync(path, { recursive: true, force: true });
  try {
    const taken = await watchedCommand(from, ["backup", backup, "--json"]);
    const told = JSON.parse(taken.printed) as Told;
    const restored = await watchedCommand(to, ["restore", backup, "--json"]);
    const note = `${told.rows.toLocaleString("en")} rows, ${Math.round(told.bytes / 1e6)} MB`;
    return [
      { name: "backup of the large workspace", unit: "s", value: taken.seconds, target: null, note },
      { name: "most memory of the backup", unit: "MB", value: taken.peakBytes / 1_048_576, target: null },
      { name: "restore of the large workspace", unit: "s", value: restored.seconds, target: { most: 60 }, note },
      { name: "most memory of the restore", unit: "MB", value: restored.peakBytes / 1_048_576, target: null },
    ];
  } finally {
    for (const place of [from, to]) await command(place, ["stop"]).catch(() => undefined);
    for (const path of [backup, to.data]) rmSync(path, { recursive: true, force: true });
  }
}
