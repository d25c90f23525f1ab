import { once } from "node:events";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { Figure } from "./figures.ts";
import { command, type Place, watchedCommand } from "./product.ts";

const stages = [
  "Request received",
  "Need agreed",
  "Meeting held",
  "Proposal accepted",
  "Terms agreed",
  "Contract signed",
];

/** A million rows of a stage history through the command line: rows a second, and the most memory that it took. */
export async function measureImport(place: Place, quick: boolean): Promise<readonly Figure[]> {
  const rows = quick ? 100_000 : 1_000_000;
  // An installation of its own: what a run before imported would be recognised and left as it is.
  rmSync(place.data, { recursive: true, force: true });
  mkdirSync(place.data, { recursive: true });
  const file = join(place.data, "history.csv");
  await writeHistory(file, rows);
  await command(place, ["workspace", "create", "bench", "--name", "Bench", "--locale", "en"]);
  const target = { least: 10_000 };
  const name = `import of ${rows.toLocaleString("en")} rows`;
  try {
    const { seconds, peakBytes, printed } = await watchedCommand(place, [
      "import",
      "stage-history",
      file,
      "--pipeline",
      "Sales",
      "--json",
    ]);
    const { created } = JSON.parse(printed) as { created: number };
    return [
      { name, unit: "rows/s", value: rows / seconds, target, note: `${created} created in ${seconds.toFixed(1)} s` },
      { name: "most memory of the import", unit: "MB", value: peakBytes / 1_048_576, target: null },
    ];
  } catch (error) {
    return [{ name, unit: "rows/s", value: null, target, note: (error as Error).message.split("\n").at(-2) ?? "" }];
  } finally {
    await command(place, ["stop"]).catch(() => undefined);
  }
}

/** Ten entries a deal, the last of every third one a win or a loss; rows of one deal stand apart, as exports have them. */
async function writeHistory(file: string, rows: number): Promise<void> {
  const deals = rows / 10;
  const start = Date.UTC(2023, 0, 1);
  const out = createWriteStream(file);
  out.write("Deal,Stage,Time,Amount,Owner,Company\n");
  for (let step = 0; step < 10; step += 1) {
    let chunk = "";
    for (let deal = 0; deal < deals; deal += 1) {
      const time = new Date(start + deal * 600_000 + step * 86_400_000 * 3).toISOString();
      const outcome = step === 9 && deal % 3 === 0 ? (deal % 2 === 0 ? "Won" : "Lost") : undefined;
      const stage = outcome ?? stages[step < 6 ? step : step % 2 === 0 ? 4 : 5];
      chunk += `D${deal},${stage},${time},${100_000 + deal},Seller ${deal % 60},Company ${deal % (deals / 5)}\n`;
      if (chunk.length < 262_144) continue;
      if (!out.write(chunk)) await once(out, "drain");
      chunk = "";
    }
    out.write(chunk);
  }
  out.end();
  await finished(out);
}
