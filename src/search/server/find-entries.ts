import { knownCustomerIds } from "../../crm/index.ts";
import { may, sightParameter } from "../../identity/index.ts";
import type { Actor, Permission } from "../../kernel/actor.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { type SearchKind, searchKinds } from "../domain/kinds.ts";
import { type Reading as WordReading, wordQuery } from "../domain/word-query.ts";

export interface Entry {
  readonly kind: SearchKind;
  readonly id: string;
}

const needed: Readonly<Record<SearchKind, Permission>> = {
  deal: "deals.read",
  company: "customers.read",
  contact: "customers.read",
  document: "deals.read",
  activity: "activities.read",
  person: "users.read",
};

/** The kinds asked for that the actor may look for. */
export function kindsFor(actor: Actor, asked: readonly SearchKind[] = searchKinds): readonly SearchKind[] {
  return searchKinds.filter((kind) => asked.includes(kind) && may(actor, needed[kind]));
}

/** Of a kind as many as one answer could show, and some to choose the nearest from. */
const mostOfKind = 40;

/** As migration 0040 marks the lexemes of a workspace and kind. */
export const markOf = (workspaceId: string, kind: SearchKind) => `${workspaceId.slice(-8)}${kind.slice(0, 3)}:`;

export function openEntries(reading: Reading, kinds: readonly SearchKind[]) {
  const { actor, client } = reading;
  let known: Promise<readonly string[] | null> | undefined;
  /** The newest entries of each kind that suit a reading or have one of the signs, within the actor's sight. */
  const find = async (readings: readonly WordReading[], signs: readonly string[]): Promise<readonly Entry[]> => {
    if (readings.length + signs.length === 0 || kinds.length === 0) return [];
    known ??= knownCustomerIds(reading);
    const named = kinds.filter((kind) => kind !== "activity");
    const queries = (match: "whole" | "beginning") =>
      named.map((kind) => wordQuery(markOf(actor.workspaceId, kind), readings, signs, match));
    const { rows } = await client.query<Entry>({
      name: "find_search_entries",
      text: "select distinct kind, entity_id as id from find_search_entries($1, $2, $3, $4, $5, $6)",
      values: [named, queries("beginning"), queries("whole"), mostOfKind, sightParameter(actor), await known],
    });
    return named.length < kinds.length ? [...rows, ...(await findNotes(reading, readings))] : rows;
  };
  return { find };
}

/** Texts have no signs: a phone in one is found by its digits as a word. */
async function findNotes({ actor, client }: Reading, readings: readonly WordReading[]): Promise<readonly Entry[]> {
  if (readings.length === 0) return [];
  const query = (match: "whole" | "beginning") => wordQuery(markOf(actor.workspaceId, "activity"), readings, [], match);
  const { rows } = await client.query<{ id: string }>({
    name: "find_search_notes",
    text: "select find_search_notes($1, $2, $3, $4) as id",
    values: [query("beginning"), query("whole"), mostOfKind, sightParameter(actor)],
  });
  return rows.map(({ id }) => ({ kind: "activity", id }));
}
