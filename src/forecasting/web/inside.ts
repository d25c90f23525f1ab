/** Whether the fact fell into the interval, its borders included. */
export const isInside = (
  minor: number,
  { low, high }: { readonly low: { readonly minor: number }; readonly high: { readonly minor: number } },
): boolean => low.minor <= minor && minor <= high.minor;

/** How far the coverage of the interval may be trusted. */
export function verdictOf({ months, covered }: { readonly months: number; readonly covered: number }) {
  if (months < 6) return "few";
  if (covered === months) return "wide";
  // Fewer than this of twelve would be met once in twenty times if the interval held eight in ten.
  return covered / months < 0.6 ? "narrow" : "good";
}
