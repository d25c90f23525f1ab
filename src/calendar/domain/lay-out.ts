/** Something with a beginning and an end on one day, in minutes from its start. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where it is drawn: which of how many columns beside one another. */
export interface Lane {
  readonly lane: number;
  readonly lanes: number;
}

/** Puts what overlaps side by side: in each cluster of overlapping stretches all are equally wide, and none covers another. */
export function layOut(stretches: readonly Stretch[]): readonly Lane[] {
  const order = stretches
    .map((stretch, place) => ({ ...stretch, place }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const found = new Map<number, Lane>();
  let cluster: { readonly place: number; readonly lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const { place, lane } of cluster) found.set(place, { lane, lanes: ends.length });
    cluster = [];
    ends = [];
  };
  for (const { from, to, place } of order) {
    if (ends.every((end) => end <= from)) close();
    const free = ends.findIndex((end) => end <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = to;
    cluster.push({ place, lane });
  }
  close();
  return stretches.map((_, place) => found.get(place) ?? { lane: 0, lanes: 1 });
}
