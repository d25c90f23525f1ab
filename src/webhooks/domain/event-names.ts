/** Names as the audit writes them, by entity: `{ deal: { won: "…" } }` has the event `deal.won`. */
export type NamedActions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Everything that can be subscribed to, in the order of the list: "deal.created", "deal.moved", … */
export function eventNames(actions: NamedActions): readonly string[] {
  return Object.entries(actions).flatMap(([entity, verbs]) => Object.keys(verbs).map((verb) => `${entity}.${verb}`));
}

/** Which of the asked names mean nothing: neither `*`, nor `deal.*` of a known entity, nor a known event. */
export function unknownEvents(asked: readonly string[], known: readonly string[]): readonly string[] {
  const entities = new Set(known.map((name) => `${name.split(".", 1)[0]}.*`));
  return asked.filter((name) => name !== "*" && !entities.has(name) && !known.includes(name));
}

/** Without doubles and without what a wider name covers: `deal.won` beside `deal.*` says nothing new. */
export function narrowed(asked: readonly string[]): readonly string[] {
  if (asked.includes("*")) return ["*"];
  const isCovered = (name: string) => !name.endsWith(".*") && asked.includes(`${name.split(".", 1)[0]}.*`);
  return [...new Set(asked)].filter((name) => !isCovered(name));
}
