import type { BareSql } from "./bare-sql.ts";
import type { Client } from "./client.ts";
import { type Figure, measure } from "./figures.ts";
import type { Workspace } from "./workspace.ts";

interface Read {
  readonly name: string;
  readonly path: string;
  readonly most: number;
  readonly runs: number;
}

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly next: string | null;
}

/** The reads with their targets; the deep page is the one that stands behind nine tenths of all deals. */
async function readsOf(client: Client, { pipelineId }: Workspace): Promise<readonly Read[]> {
  const list = `/deals?pipeline=${pipelineId}&limit=60`;
  const [middle, deep] = await Promise.all([cursorAt(client, list, 0.5), cursorAt(client, list, 0.9)]);
  const byAmount = `${list}&sort=amount&order=desc`;
  const amountDeep = await cursorAt(client, byAmount, 0.5);
  return [
    { name: "board, first page", path: `/board?pipeline=${pipelineId}`, most: 25, runs: 300 },
    { name: "list of 60, first page", path: list, most: 10, runs: 300 },
    { name: "list of 60, middle", path: `${list}&cursor=${middle}`, most: 10, runs: 300 },
    { name: "list of 60, 90 % deep", path: `${list}&cursor=${deep}`, most: 10, runs: 300 },
    { name: "list of 60 by amount", path: byAmount, most: 10, runs: 300 },
    { name: "list of 60 by amount, middle", path: `${byAmount}&cursor=${amountDeep}`, most: 10, runs: 300 },
    { name: "list of 60, open deals", path: `${list}&status=open`, most: 10, runs: 300 },
    { name: "funnel", path: `/reports/funnel?pipeline=${pipelineId}`, most: 300, runs: 40 },
    {
      name: "funnel of a year",
      path: `/reports/funnel?pipeline=${pipelineId}&from=${aYearAgo()}`,
      most: 300,
      runs: 40,
    },
    {
      name: "funnel of a year, period view",
      path: `/reports/funnel?pipeline=${pipelineId}&view=period&from=${aYearAgo()}`,
      most: 300,
      runs: 10,
    },
    { name: "time in stage", path: `/reports/time-in-stage?pipeline=${pipelineId}`, most: 300, runs: 40 },
    {
      name: "time in stage of a year",
      path: `/reports/time-in-stage?pipeline=${pipelineId}&from=${aYearAgo()}`,
      most: 300,
      runs: 10,
    },
  ];
}

const aYearAgo = () => new Date(Date.now() - 365 * 86_400_000).toISOString().slice(0, 10);

/** A cursor at about this share of the list, found by its own key: nobody pages through 90,000 deals here. */
async function cursorAt(client: Client, list: string, share: number): Promise<string> {
  const first = await client.get<Page>(list);
  const [value] = JSON.parse(Buffer.from(first.next ?? "", "base64url").toString()) as [string | number, string];
  const key =
    typeof value === "number"
      ? Math.round(value * (1 - share))
      : new Date(Date.parse(value) - share * 3 * 365 * 86_400_000).toISOString();
  return Buffer.from(JSON.stringify([key, "00000000-0000-7000-8000-000000000000"])).toString("base64url");
}

async function measureRead(read: Read, client: Client, bare: BareSql, quick: boolean): Promise<Figure> {
  const { name, path } = read;
  const target = { most: read.most };
  const first = await client.call("GET", path);
  if (first.status !== 200) {
    return { name, unit: "ms", value: null, target, note: `${first.status}` };
  }
  const runs = quick ? Math.ceil(read.runs / 5) : read.runs;
  const { median, p95 } = await measure(
    Math.ceil(runs / 5),
    runs,
    () => client.get(path),
    // As if somebody wrote between any two reads: what a board keeps until then does not count.
    () => bare.write(),
  );
  const statements = await bare.statementsOf(path);
  if (process.env.BENCH_EXPLAIN) process.stderr.write(`\n== ${name}\n${await bare.explain(statements)}\n`);
  return { name, unit: "ms", value: p95, target, median, bare: await bare.medianOf(statements, runs) };
}

export async function measureReads(
  client: Client,
  bare: BareSql,
  workspace: Workspace,
  quick: boolean,
  keep: (figure: Figure) => void,
): Promise<void> {
  for (const read of await readsOf(client, workspace)) keep(await measureRead(read, client, bare, quick));
}
