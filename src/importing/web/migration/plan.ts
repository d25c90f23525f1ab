import type { MigrationPlan, Overview } from "../../contract.ts";

type Found = Overview["pipelines"][number];
type Meaning = MigrationPlan["pipelines"][number]["stages"][number]["means"];

/** A pipeline that is here, by what the plan needs of it: its stages in order, the won one last. */
export interface Here {
  readonly name: string;
  readonly stages: readonly { readonly name: string; readonly isWon: boolean }[];
}

/** What was chosen by hand; everything else is proposed. */
export interface Chosen {
  /** By the name over there: a name of a pipeline here or a new one, null: it stays behind. */
  readonly pipelines: Readonly<Record<string, string | null>>;
  /** By `pipeline/stage` over there. */
  readonly stages: Readonly<Record<string, Meaning>>;
  /** By the person's id over there; null: is added. */
  readonly people: Readonly<Record<string, string | null>>;
  readonly withFields: boolean;
}

export const nothingChosen: Chosen = { pipelines: {}, stages: {}, people: {}, withFields: true };

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** A pipeline of the same name is filled up; else a new one is proposed. */
export function intoOf(found: Found, chosen: Chosen, here: readonly Here[]): string | null {
  const said = chosen.pipelines[found.name];
  return said === undefined ? (here.find(({ name }) => same(name, found.name))?.name ?? found.name) : said;
}

export const hereOf = (into: string | null, here: readonly Here[]): Here | undefined =>
  into === null ? undefined : here.find(({ name }) => same(name, into));

/** What a stage becomes: as chosen, else the stage of the same name; null: nobody knows yet. In a new pipeline it stays itself. */
export function meaningOf(found: Found, stage: string, chosen: Chosen, target: Here | undefined): Meaning | null {
  const said = chosen.stages[`${found.name}/${stage}`];
  if (target === undefined) return said !== undefined && "outcome" in said ? said : { stage };
  const isThere = (name: string) => target.stages.find((one) => !one.isWon && same(one.name, name))?.name;
  if (said !== undefined && ("outcome" in said || isThere(said.stage) !== undefined)) return said;
  const alike = isThere(stage);
  return alike === undefined ? null : { stage: alike };
}

export const personOf = (person: Overview["people"][number], chosen: Chosen): string | null => {
  const said = chosen.people[person.id];
  return said === undefined ? person.userId : said;
};

/** The plan as it is sent; null while a stage is without a meaning. */
export function planOf(overview: Overview, chosen: Chosen, here: readonly Here[]): MigrationPlan | null {
  const pipelines: MigrationPlan["pipelines"] = [];
  for (const found of overview.pipelines) {
    const into = intoOf(found, chosen, here);
    const stages: MigrationPlan["pipelines"][number]["stages"] = [];
    for (const { name } of into === null ? [] : found.stages) {
      const means = meaningOf(found, name, chosen, hereOf(into, here));
      if (means === null) return null;
      stages.push({ name, means });
    }
    pipelines.push({ name: found.name, into, stages });
  }
  const people = overview.people.flatMap((one) => {
    const userId = personOf(one, chosen);
    return userId === null ? [] : [{ id: one.id, userId }];
  });
  return { people, pipelines, withFields: chosen.withFields };
}
