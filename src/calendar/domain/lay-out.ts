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

/** What counts more is drawn before what counts less; the rest of an hour is behind a figure. */
export interface RankedStretch extends Stretch {
  /** The lower, the sooner it is drawn. */
  readonly rank: number;
}

/** Those of one hour that are not drawn, by their places in what was asked. */
export interface Crowd {
  readonly hour: number;
  readonly hidden: readonly number[];
}

export interface BriefLayOut {
  /** Null: behind the figure of its hour. */
  readonly lanes: readonly ((Lane & { readonly isCrowded: boolean }) | null)[];
  readonly crowds: readonly Crowd[];
}

/** As `layOut`, with at most so many side by side: a day of a dozen people stays readable. */
export function layOutBriefly(stretches: readonly RankedStretch[], most: number): BriefLayOut {
  const full = layOut(stretches);
  const ends: { readonly from: number; readonly to: number }[][] = Array.from({ length: most }, () => []);
  const crowds = new Map<number, number[]>();
  const lanes: BriefLayOut["lanes"][number][] = full.map((lane) =>
    lane.lanes > most ? null : { ...lane, isCrowded: false },
  );
  const crowded = stretches
    .map((stretch, place) => ({ ...stretch, place }))
    .filter(({ place }) => lanes[place] === null)
    .sort((a, b) => a.rank - b.rank || a.from - b.from || b.to - a.to);
  for (const { from, to, place } of crowded) {
    const lane = ends.findIndex((taken) => taken.every((one) => one.to <= from || to <= one.from));
    if (lane !== -1) {
      ends[lane]?.push({ from, to });
      lanes[place] = { lane, lanes: most, isCrowded: true };
      continue;
    }
    const hour = Math.floor(from / 60);
    crowds.set(hour, [...(crowds.get(hour) ?? []), place]);
  }
  makeRoom(stretches, lanes, [...crowds.keys()]);
  return { lanes, crowds: [...crowds].map(([hour, hidden]) => ({ hour, hidden })).sort((a, b) => a.hour - b.hour) };
}

/** The figures of an hour stand at the right of all that is in it, also of what had room for itself, and of its neighbours. */
function makeRoom(
  stretches: readonly Stretch[],
  lanes: BriefLayOut["lanes"][number][],
  crowdedHours: readonly number[],
): void {
  const narrow: Stretch[] = crowdedHours.map((hour) => ({ from: hour * 60, to: (hour + 1) * 60 }));
  // Grows while it is walked: who stands beside one that was narrowed is narrowed too, else the two would overlap.
  for (const { from, to } of narrow)
    for (const [place, stretch] of stretches.entries()) {
      const lane = lanes[place];
      if (!lane || lane.isCrowded || stretch.from >= to || from >= stretch.to) continue;
      lanes[place] = { ...lane, isCrowded: true };
      narrow.push(stretch);
    }
}
