import type { Tone } from "./what-to-do.ts";

export interface HeadlinePerson {
  readonly id: string;
  readonly tone: Tone;
  /** Minor units below what was due; 0 and less: nothing is missing. */
  readonly missingMinor: number;
  readonly factMinor: number;
  readonly dueMinor: number;
}

/** The one sentence of the morning; `names` are ids, worst first. */
export type Headline =
  | { readonly code: "no_plan" }
  | { readonly code: "too_early" }
  | { readonly code: "clear"; readonly share: number }
  | {
      readonly code: "behind";
      readonly share: number;
      readonly names: readonly string[];
      readonly more: number;
      readonly missingMinor: number;
      /** The people who are not named, together; null where nobody is left. */
      readonly others: { readonly count: number; readonly share: number | null } | null;
    };

const mostNames = 2;

/** Who pulls the plan down, by how much, and how the others do together. */
export function headline(people: readonly HeadlinePerson[], hasPlan: boolean): Headline {
  const share = shareOf(people);
  if (!hasPlan) return { code: "no_plan" };
  if (share === null) return { code: "too_early" };
  const behind = people.filter(({ tone, missingMinor }) => tone !== "calm" && missingMinor > 0);
  const red = behind.filter(({ tone }) => tone === "red");
  const told = (red.length > 0 ? red : behind).toSorted((one, other) => other.missingMinor - one.missingMinor);
  if (told.length === 0) return { code: "clear", share };
  // Whoever has no plan, or no finished day yet, goes at no share.
  const rest = people.filter((one) => !told.includes(one) && one.dueMinor > 0);
  return {
    code: "behind",
    share,
    names: told.slice(0, mostNames).map(({ id }) => id),
    more: Math.max(0, told.length - mostNames),
    missingMinor: told.reduce((sum, { missingMinor }) => sum + missingMinor, 0),
    others: rest.length === 0 ? null : { count: rest.length, share: shareOf(rest) },
  };
}

function shareOf(people: readonly HeadlinePerson[]): number | null {
  const due = people.reduce((sum, { dueMinor }) => sum + dueMinor, 0);
  return due > 0 ? people.reduce((sum, { factMinor }) => sum + factMinor, 0) / due : null;
}

/** Where half of the table is red the threshold is wrong, or the plan: then it is said. */
export function isMostlyRed(people: readonly { readonly tone: Tone }[]): boolean {
  return people.length >= 4 && people.filter(({ tone }) => tone === "red").length * 2 >= people.length;
}
