import type { ForeignPerson } from "./driver.ts";
import { idOf, textOf } from "./values.ts";

/** Whom a record names as its owner, as people are known here. Exports name people, the API gives their ids. */
export function ownersOf(people: readonly ForeignPerson[]): (said: unknown) => string | null {
  const names = new Map(people.map((one) => [one.id, one.email ?? one.name]));
  return (said) => names.get(idOf(said) ?? "") ?? (/\D/.test(idOf(said) ?? "") ? textOf(said) : null);
}
