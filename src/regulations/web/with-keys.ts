/** Texts have no ids: each is known by itself and by how many of the same stood before it. */
export function withKeys<Item>(items: readonly Item[], text: (item: Item) => string): { key: string; item: Item }[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = text(item);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return { key: `${name} ${before}`, item };
  });
}
