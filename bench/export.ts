import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "./figures.ts";
import { command, type Place, watchedCommand } from "./product.ts";

/** Export of the large workspace and its import into a new data folder: seconds, the whole commands, and most memory (PLT-5). */
export async function measureExport(from: Place, to: Place, folder: string): Promise<readonly Figure[]> {
  const file = join(folder, "everything.zip");
  for (const path of [file, to.data]) rmSync(path, { recursive: true, force: true });
  try {
    const taken = await watchedCommand(from, ["export", file, "--json"]);
    const { rows } = JSON.parse(taken.printed) as { rows: number };
    const note = `${rows.toLocaleString("en")} rows, ${Math.round(statSync(file).size / 1e6)} MB`;
    const imported = await watchedCommand(to, ["import", "workspace", file, "--json"]);
    return [
      { name: "export of the large workspace", unit: "s", value: taken.seconds, target: null, note },
      { name: "most memory of the export", unit: "MB", value: taken.peakBytes / 1_048_576, target: null },
      { name: "import of that export", unit: "s", value: imported.seconds, target: null, note },
      { name: "most memory of its import", unit: "MB", value: imported.peakBytes / 1_048_576, target: null },
    ];
  } finally {
    for (const place of [from, to]) await command(place, ["stop"]).catch(() => undefined);
    for (const path of [file, to.data]) rmSync(path, { recursive: true, force: true });
  }
}
