import type pg from "pg";
import type { Client } from "./client.ts";
import { type Figure, timesOf } from "./figures.ts";
import type { Workspace } from "./workspace.ts";
import type { Meter } from "./writes.ts";

/** What refers to a company that is merged: 1,000 rows together. */
const linked = { deals: 250, contacts: 250, activities: 500 };

/** LEA-4: p95 of a merge of two companies with 1,000 linked rows, and of its undoing. */
export async function measureMerge(
  owner: pg.Pool,
  client: Client,
  workspace: Workspace,
  quick: boolean,
  meter: Meter,
): Promise<readonly Figure[]> {
  const [merging, undoing]: [number[], number[]] = [[], []];
  const spent = { server: 0, database: 0 };
  const [warmUp, runs] = [3, quick ? 20 : 40];
  for (let run = 0; run < warmUp + runs; run += 1) {
    const [survivor, merged] = [await addCompany(client, run, "stays"), await addCompany(client, run, "goes")];
    await link(owner, workspace, merged.id);
    const before = await meter();
    let began = performance.now();
    const merge = await client.post<{ id: string }>("/customer-merges", { kind: "company", survivor, merged });
    if (run >= warmUp) merging.push(performance.now() - began);
    began = performance.now();
    await client.post(`/customer-merges/${merge.id}/undoings`, {});
    if (run >= warmUp) undoing.push(performance.now() - began);
    const after = await meter();
    spent.server += after.server - before.server;
    spent.database += after.database - before.database;
  }
  const each = (milliseconds: number) => Math.round(milliseconds / (warmUp + runs));
  const note = `both: ${each(spent.server)} ms of the server's processor, ${each(spent.database)} ms of the database's`;
  const figure = (name: string, times: readonly number[]): Figure => {
    const { p95, median } = timesOf(times);
    return { name, unit: "ms", value: p95, target: { most: 200 }, median, note };
  };
  return [figure("merge of companies with 1,000 linked rows", merging), figure("undoing of such a merge", undoing)];
}

async function addCompany(client: Client, run: number, which: string) {
  const { id, version } = await client.post<{ id: string; version: number }>("/companies", {
    name: `Merge ${run} ${which}`,
  });
  return { id, version };
}

async function link(owner: pg.Pool, { id, userId }: Workspace, companyId: string): Promise<void> {
  await owner.query(
    `update deals set company_id = $2 where workspace_id = $1 and id in (
       select id from deals where workspace_id = $1 and deleted_at is null order by random() limit $3)`,
    [id, companyId, linked.deals],
  );
  await owner.query(
    `insert into contacts (workspace_id, id, name, company_id, created_at, updated_at)
     select $1, new_row_id(), 'Person ' || n, $2, now(), now() from generate_series(1, $3::integer) n`,
    [id, companyId, linked.contacts],
  );
  await owner.query(
    `insert into activities (workspace_id, id, kind, subject, owner_id, company_id, created_at, updated_at)
     select $1, new_row_id(), 'note', 'Note ' || n, $4, $2, now(), now() from generate_series(1, $3::integer) n`,
    [id, companyId, linked.activities, userId],
  );
}
