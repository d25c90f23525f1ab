import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type pg from "pg";
import { openBareSql } from "./bare-sql.ts";
import { openClient } from "./client.ts";
import { measureCrowd } from "./crowd.ts";
import { measureExport } from "./export.ts";
import { type Figure, tableOf } from "./figures.ts";
import { measureForecast } from "./forecast.ts";
import { measureImport } from "./import.ts";
import { measureMerge } from "./merge.ts";
import {
  command,
  databasePids,
  freePort,
  type Place,
  type Product,
  processorMs,
  residentBytes,
  startProduct,
} from "./product.ts";
import { measureReads } from "./reads.ts";
import { measureRestore } from "./restore.ts";
import { measureBoardInBrowser, measureBundle } from "./screens.ts";
import { measureSearch } from "./search.ts";
import { openWorkspace, type Workspace, withDatabase } from "./workspace.ts";
import { measureCreation, measureMove, measureMoveThroughput, measureReadThroughput } from "./writes.ts";

const groups = [
  "start",
  "reads",
  "search",
  "merge",
  "writes",
  "throughput",
  "crowd",
  "import",
  "restore",
  "export",
  "forecast",
  "screens",
] as const;
type Group = (typeof groups)[number];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Writes the figures as JSON. */
    json: { type: "string" },
    /** Fewer runs and a tenth of the rows. */
    quick: { type: "boolean", default: false },
    /** Keeps the workspace in this folder and takes it from there the next time. */
    data: { type: "string" },
  },
});
const { quick } = values;
const say = (text: string) => void process.stderr.write(`${text}\n`);
const wanted = (group: Group) => positionals.length === 0 || positionals.includes(group);
const unknown = positionals.filter((name) => !(groups as readonly string[]).includes(name));

if (unknown.length > 0) {
  say(`bench: ${unknown.join(", ")}: known are ${groups.join(", ")}`);
  process.exit(2);
}
const folder = values.data ?? mkdtempSync(join(tmpdir(), "voronka-bench-"));
mkdirSync(folder, { recursive: true });
const figures: Figure[] = [];
const keep = (...found: readonly Figure[]) => {
  figures.push(...found);
  for (const figure of found) say(`${figure.name}: ${figure.value?.toFixed(1) ?? figure.note} ${figure.unit}`);
};
const loadBefore = loadavg()[0] ?? 0;
try {
  await measureAll();
} catch (error) {
  say((error as Error).stack ?? String(error));
} finally {
  if (values.data === undefined) rmSync(folder, { recursive: true, force: true });
}
const rounded = (load: number) => load.toFixed(1);
const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${rounded(loadBefore)} before, ${rounded(loadavg()[0] ?? 0)} after`;
process.stdout.write(`${machine}\n\n${tableOf(figures)}\n`);
if (values.json) writeFileSync(values.json, JSON.stringify({ machine, quick, figures }, null, 2));
process.exit(0);

async function measureAll(): Promise<void> {
  const place: Place = { data: join(folder, "large"), port: await freePort() };
  if ((["start", "reads", "search", "merge", "writes", "throughput", "crowd"] as const).some(wanted)) {
    const workspace = await openWorkspace(place, quick ? 10_000 : 100_000, say);
    try {
      await measureLarge(place, workspace);
    } finally {
      await command(place, ["stop"]);
    }
  }
  if (wanted("import")) keep(...(await measureImport({ data: join(folder, "import"), port: await freePort() }, quick)));
  if (wanted("restore")) {
    await openWorkspace(place, quick ? 10_000 : 100_000, say);
    keep(...(await measureRestore(place, { data: join(folder, "restored"), port: await freePort() }, folder)));
  }
  if (wanted("export")) {
    await openWorkspace(place, quick ? 10_000 : 100_000, say);
    keep(...(await measureExport(place, { data: join(folder, "imported"), port: await freePort() }, folder)));
  }
  if (wanted("forecast")) keep(...(await measureForecast(quick)));
  if (wanted("screens")) {
    keep(measureBundle());
    keep(await measureBoardInBrowser({ data: join(folder, "demo"), port: await freePort() }));
  }
}

async function measureLarge(place: Place, workspace: Workspace): Promise<void> {
  const starts: number[] = [];
  let product = await startProduct(place);
  if (wanted("start")) {
    for (const _ of [1, 2, 3]) {
      starts.push(product.readyMs);
      await product.stop();
      product = await startProduct(place);
    }
    starts.push(product.readyMs);
    keep({ name: "bin/start until ready, worst of 4", unit: "ms", value: Math.max(...starts), target: { most: 4000 } });
    await pause(quick ? 3000 : 15_000);
    keep(memory("server with worker, idle", product));
  }
  try {
    await measureCalls(place, product, workspace);
    if (wanted("reads") || wanted("throughput")) keep({ ...memory("server after the load", product), target: null });
  } finally {
    await product.stop();
  }
}

function memory(name: string, { pid }: Product): Figure {
  return { name, unit: "MB", value: residentBytes(pid) / 1_048_576, target: { most: 250 } };
}

/** As in life: the task `analytics.sum-up-stays` comes round every minute, so no report meets a million stays that it left. */
async function summariesMade(owner: pg.Pool): Promise<void> {
  for (const until = Date.now() + 180_000; Date.now() < until; await pause(1000)) {
    const { rows } = await owner.query<{ left: number }>("select count(*) as left from stay_changes");
    if ((rows[0]?.left ?? 0) < 20_000) return;
  }
  throw new Error("The stays were not summed up within three minutes");
}

async function measureCalls(place: Place, product: Product, workspace: Workspace): Promise<void> {
  await withDatabase(place, async (owner, url) => {
    const client = openClient(product.url, workspace.key);
    const bare = await openBareSql(url, workspace);
    if (wanted("reads")) await summariesMade(owner);
    if (wanted("reads")) await measureReads(client, bare, workspace, quick, keep);
    if (wanted("search")) await measureSearch(owner, client, workspace, quick, keep);
    const meter = async () => ({
      server: processorMs([product.pid]),
      database: processorMs(await databasePids(owner)),
    });
    if (wanted("merge")) keep(...(await measureMerge(owner, client, workspace, quick, meter)));
    if (wanted("writes")) {
      keep(await measureCreation(client, workspace, quick));
      keep(await measureMove(client, workspace, quick));
    }
    await bare.close();
    client.close();
    if (wanted("crowd")) keep(...(await measureCrowd(owner, product.url, workspace, quick)));
    if (!wanted("throughput")) return;
    // Ten writes a second from elsewhere, so that what is kept until the next write is made anew as in a busy house.
    const writer = setInterval(() => void owner.query("select pg_current_xact_id()"), 100);
    try {
      keep(...(await measureReadThroughput(product.url, workspace, quick, meter)));
    } finally {
      clearInterval(writer);
    }
    keep(await measureMoveThroughput(product.url, workspace, quick, meter));
  });
}
