import fc from "fast-check";
import { expect, test } from "vitest";
import { judge, type NormRow, problemsOf, type Rating } from "./decision-table.ts";
import { defaultTables, generalTableId, moscowTableId, type NormTable, tableFor, tablesOn } from "./norm-table.ts";

const table = (id: string) => defaultTables.find((one) => one.id === id) as NormTable;
const general = table(generalTableId);
const day = (meetings: number, calls: number, share = 1) => judge(general.day, { meetings, calls }, share).rating;
const week = (id: string, meetings: number) => {
  const { rating, isWorthALook } = judge(table(id).week, { meetings, calls: 0 });
  return isWorthALook ? `${rating}, worth a look` : rating;
};

test.each<[number, number, Rating]>([
  [3, 0, "good"],
  [4, 0, "good"],
  [2, 10, "good"],
  [2, 9, "acceptable"],
  [2, 0, "acceptable"],
  [1, 30, "good"],
  [1, 29, "acceptable"],
  [1, 15, "acceptable"],
  [1, 14, "below"],
  [0, 50, "good"],
  [1, 50, "good"],
  [0, 49, "acceptable"],
  [0, 25, "acceptable"],
  [0, 24, "below"],
  [1, 0, "below"],
  [0, 0, "below"],
])("a day of %i meetings and %i calls is %s", (meetings, calls, rating) => {
  expect(day(meetings, calls)).toBe(rating);
});

test("a week of 7 meetings is below, 8 to 10 good, 11 to 15 excellent, 16 excellent and worth a look", () => {
  const said = [7, 8, 10, 11, 15, 16].map((meetings) => week(generalTableId, meetings));
  expect(said).toEqual(["below", "good", "good", "excellent", "excellent", "excellent, worth a look"]);
});

test("in Moscow 6 meetings a week are good already, 5 are below", () => {
  expect([5, 6, 10, 11].map((meetings) => week(moscowTableId, meetings))).toEqual([
    "below",
    "good",
    "good",
    "excellent",
  ]);
});

test("a newcomer at half the norm: 25 calls are good, 13 acceptable, for half of 25 is rounded up; 12 are below", () => {
  expect([25, 24, 13, 12].map((calls) => day(0, calls, 0.5))).toEqual(["good", "acceptable", "acceptable", "below"]);
  // Half of three meetings is two.
  expect([day(2, 0, 0.5), day(1, 5, 0.5)]).toEqual(["good", "good"]);
});

const row = (rating: Rating, meetings: [number, number | null], calls: [number, number | null]): NormRow => ({
  meetings: { from: meetings[0], to: meetings[1] },
  calls: { from: calls[0], to: calls[1] },
  rating,
  isWorthALook: false,
});
const rest = row("below", [0, null], [0, null]);

test("the default tables have no fault", () => {
  for (const { day: rows, week: weeks } of defaultTables)
    expect([...problemsOf(rows), ...problemsOf(weeks)]).toEqual([]);
});

test("a row that those above leave nothing to is named; so are a span backwards and a table that ends before it is whole", () => {
  const twoTogether = [
    row("good", [0, null], [10, null]),
    row("good", [1, null], [0, 9]),
    row("acceptable", [1, 5], [0, null]),
    rest,
  ];
  expect(problemsOf(twoTogether)).toEqual([{ code: "norm_row_unreachable", row: 2 }]);
  expect(problemsOf([row("good", [3, 2], [0, null]), rest])).toEqual([{ code: "norm_span_backwards", row: 0 }]);
  expect(problemsOf([row("good", [1, null], [0, null])])).toEqual([{ code: "norm_gap", row: 0 }]);
  expect(problemsOf([])).toEqual([{ code: "norm_gap", row: 0 }]);
});

const span = fc
  .tuple(fc.nat(6), fc.option(fc.nat(6)))
  .map(([from, more]) => ({ from, to: more === null ? null : from + more }));
const anyRow = fc.record({
  meetings: span,
  calls: span,
  rating: fc.constantFrom<Rating>("good", "acceptable"),
  isWorthALook: fc.boolean(),
});

test("a row is called out of reach exactly when no work of a whole grid reaches it", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 5 }), (rows) => {
      const whole = [...rows, rest];
      const reached = new Set<number>();
      for (let m = 0; m < 15; m++)
        for (let c = 0; c < 15; c++) reached.add(judge(whole, { meetings: m, calls: c }).row);
      const lost = whole.map((_, place) => place).filter((place) => !reached.has(place));
      expect(
        problemsOf(whole)
          .filter(({ code }) => code === "norm_row_unreachable")
          .map((one) => one.row),
      ).toEqual(lost);
    }),
  );
});

test("more meetings or calls never make a day worse, whatever share of the norm is asked", () => {
  const order = ["below", "acceptable", "good", "excellent"];
  const worth = (meetings: number, calls: number, share: number) => order.indexOf(day(meetings, calls, share));
  fc.assert(
    fc.property(fc.nat(5), fc.nat(60), fc.double({ min: 0, max: 1, noNaN: true }), (m, c, share) => {
      expect(worth(m + 1, c, share)).toBeGreaterThanOrEqual(worth(m, c, share));
      expect(worth(m, c + 1, share)).toBeGreaterThanOrEqual(worth(m, c, share));
    }),
  );
});

test("the most particular table is taken, and a change holds from its day on", () => {
  const mine: NormTable = { ...general, id: "5", reach: { roles: ["head"], departments: [], regions: [] } };
  const moscow: NormTable = { ...mine, id: "6", reach: { roles: [], departments: [], regions: ["RU-MOW"] } };
  const north: NormTable = { ...mine, id: "7", reach: { roles: [], departments: ["north"], regions: [] } };
  const all = [general, mine, moscow, north];
  const of = (role: "head" | "salesperson", region: string | null, departments: string[]) =>
    tableFor(all, { role, regions: region === null ? [] : [region], departments })?.id;
  expect(of("salesperson", null, [])).toBe(generalTableId);
  expect(of("head", null, [])).toBe("5");
  expect(of("head", "RU-MOW", [])).toBe("6");
  expect(of("head", "RU-MOW", ["north"])).toBe("7");

  const later = { ...general, holdsFrom: "2026-11-10", calls: "connected" as const };
  const ended = { ...general, holdsFrom: "2026-11-20", isEnded: true };
  const on = (date: string) => tablesOn([ended, later, general], date).map(({ calls }) => calls);
  expect([on("2026-11-09"), on("2026-11-10"), on("2026-11-20")]).toEqual([["dialled"], ["connected"], []]);
});
