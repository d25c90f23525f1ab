/** What a person brought by month of a year, minor units; of the month that runs and of those to come, null. */
export interface BroughtInYear {
  readonly year: number;
  readonly months: readonly (number | null)[];
}

/** How near to their plans people come: most of them about, one well ahead, one clearly behind. */
const attained: Readonly<Record<string, number>> = { sokolova: 1.22, gromov: 0.7 };
const usual = [0.97, 1.03, 0.99, 1.01, 0.95, 1.04, 1];
/** A plan knows something of the month, not all that happened in it. */
const foresight = 0.7;
const step = 50_000_00;

/** Plans that the past fits: each month between what came then and the person's own mean, in whole fifty thousands. */
export function inventPlans(
  people: readonly { readonly key: string; readonly years: readonly BroughtInYear[] }[],
): readonly { readonly key: string; readonly year: number; readonly months: readonly number[] }[] {
  return people.flatMap(({ key, years }, place) => {
    const known = years.flatMap(({ months }) => months.filter((minor) => minor !== null));
    const mean = known.reduce((sum, minor) => sum + minor, 0) / Math.max(1, known.length);
    const rate = attained[key] ?? usual[place % usual.length] ?? 1;
    return years.map(({ year, months }) => ({
      ...{ key, year },
      months: months.map((minor) => rounded((foresight * (minor ?? mean) + (1 - foresight) * mean) / rate)),
    }));
  });
}

const rounded = (minor: number) => Math.max(step, Math.round(minor / step) * step);
