import type { Actor } from "../src/kernel/actor.ts";
import type { Database } from "../src/platform/database/database.ts";
import type { Route } from "../src/platform/http/route.ts";
import { newId } from "../src/platform/new-id.ts";
import { makeSampleServer } from "./sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "./sample-workspace.ts";

export type Kind = "company" | "contact";
const plural = { company: "companies", contact: "contacts" } as const;

/** What tests of merging do all the time; `open` begins with a workspace of its own. */
export function makeSampleMerges(database: Database, routes: readonly Route[]) {
  const server = makeSampleServer(database, routes);
  let round = 0;
  let ours: SampleWorkspace;
  let director: Actor;

  async function open() {
    ours = await makeSampleWorkspace(database.owner, `merges-${++round}`);
    director = ours.actor(ours.anna, "director", "all");
  }
  const call = (request: string, body?: object, by = director) => server.call(by, request, body);
  const ask = <Row extends object>(text: string, values: readonly unknown[]) =>
    database.owner.query<Row>(text, [...values]).then(({ rows }) => rows);

  async function versionOf(kind: Kind, id: string): Promise<number> {
    const [row] = await ask<{ version: number }>(`select version from ${plural[kind]} where id = $1`, [id]);
    return row?.version ?? 1;
  }

  async function merge(kind: Kind, survivor: string, merged: string, take?: readonly string[]) {
    const body = {
      kind,
      survivor: { id: survivor, version: await versionOf(kind, survivor) },
      merged: { id: merged, version: await versionOf(kind, merged) },
      ...(take ? { take } : {}),
    };
    return call("POST /customer-merges", body);
  }

  async function putInDeal(dealId: string, contactId: string, role: string | null = null, isMain = false) {
    await ask(
      "insert into deal_contacts (workspace_id, deal_id, contact_id, role, is_main, added_at) values ($1, $2, $3, $4, $5, now())",
      [ours.workspaceId, dealId, contactId, role, isMain],
    );
  }

  async function addActivity(links: { company?: string; contact?: string }) {
    await ask(
      `insert into activities (workspace_id, id, kind, subject, owner_id, company_id, contact_id, created_at, updated_at)
       values ($1, $2, 'note', 'Note', $3, $4, $5, now(), now())`,
      [ours.workspaceId, newId(), ours.anna, links.company ?? null, links.contact ?? null],
    );
  }

  return {
    open,
    call,
    ask,
    merge,
    putInDeal,
    addActivity,
    addCompany: async (fields: object) => (await call("POST /companies", fields)).body.id as string,
    addContact: async (fields: object) => (await call("POST /contacts", fields)).body.id as string,
    ours: () => ours,
    director: () => director,
  };
}
