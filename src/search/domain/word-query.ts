/** One way a query may be meant: for each of its words, the lexemes of which one has to be there. */
export type Reading = readonly (readonly string[])[];

const quoted = (lexeme: string) => `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/**
 * A query as PostgreSQL's tsquery. `mark` stands before every lexeme of this workspace and kind. Null when nothing is asked.
 */
export function wordQuery(
  mark: string,
  readings: readonly Reading[],
  signs: readonly string[],
  match: "whole" | "beginning",
): string | null {
  const lexeme = (text: string) => `${quoted(mark + text)}${match === "beginning" ? ":*" : ""}`;
  const oneOf = (lexemes: readonly string[]) => `(${lexemes.map(lexeme).join(" | ")})`;
  const ways = [...readings.map((words) => `(${words.map(oneOf).join(" & ")})`), ...signs.map(lexeme)];
  return ways.length === 0 ? null : ways.join(" | ");
}
