/** Whether the department would stand under itself, were `parentId` its parent. `parents`: id → parent id. */
export function makesCircle(id: string, parentId: string | null, parents: ReadonlyMap<string, string | null>): boolean {
  const passed = new Set([id]);
  for (let above = parentId; above !== null; above = parents.get(above) ?? null) {
    if (passed.has(above)) return true;
    passed.add(above);
  }
  return false;
}
