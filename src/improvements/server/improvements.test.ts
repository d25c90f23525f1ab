import { afterAll, beforeAll, expect, test } from "vitest";
import { addHistories, type SampleHistory } from "../../../test/sample-history.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import { getImprovement as detailEndpoint } from "../contract.ts";
import { improvementsRefusals } from "../domain/refusals.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { changeImprovement, createImprovement, decideImprovement } from "./change-improvement.ts";
import { getImprovement, listImprovements } from "./read-improvements.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;

const now = Date.parse("2026-12-18T12:00:00+03:00");
const at = (date: string) => Date.parse(`${date}T10:00:00+03:00`);
const week = 7 * 86_400_000;

function deals(count: number, from: string, end: "lostAtMeeting" | "lostAtProposal" | "won", ownerId: UserId) {
  const [began, proposed] = [at(from), at(from) + week];
  const meeting = { stage: 0, enteredAt: began, leftAt: proposed };
  const closed = proposed + week;
  const proposal = { stage: 1, enteredAt: proposed, leftAt: closed };
  const visits: SampleHistory["visits"] =
    end === "lostAtMeeting"
      ? [{ ...meeting, leftAs: "lost" }]
      : end === "lostAtProposal"
        ? [
            { ...meeting, leftAs: "moved" },
            { ...proposal, leftAs: "lost" },
          ]
        : [
            { ...meeting, leftAs: "moved" },
            { ...proposal, leftAs: "moved" },
            { stage: 2, enteredAt: closed, leftAt: closed, leftAs: "won" },
          ];
  return Array.from({ length: count }, (): SampleHistory => ({ ownerId, amountMinor: 500_000_00, visits }));
}

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  // September: 20 of 40 went on to the proposal, 10 won. October: 32 of 40, 16 won; 20 of these deals were Boris's, 18 went on.
  await addHistories(database.owner, ours, [
    ...deals(20, "2026-09-07", "lostAtMeeting", ours.anna),
    ...deals(10, "2026-09-07", "lostAtProposal", ours.anna),
    ...deals(10, "2026-09-07", "won", ours.anna),
    ...deals(6, "2026-10-05", "lostAtMeeting", ours.anna),
    ...deals(14, "2026-10-05", "lostAtProposal", ours.anna),
    ...deals(2, "2026-10-05", "lostAtMeeting", ours.boris),
    ...deals(2, "2026-10-05", "lostAtProposal", ours.boris),
    ...deals(16, "2026-10-05", "won", ours.boris),
  ]);
});
afterAll(() => database.drop());

const trial = {
  kind: "beforeAfter" as const,
  from: "2026-10-01",
  to: "2026-11-01",
  baseFrom: "2026-09-01",
  baseTo: "2026-10-01",
  people: null,
  field: null,
  value: null,
};
const director = () => ours.actor(ours.anna, "director", "all");
const unit = <T>(work: (unit: Unit) => Promise<T>) => runUnit(database, director(), work, { now });
const reading = <T>(work: (reading: Reading) => Promise<T>) =>
  database.read(ours.workspaceId, (transaction) => work({ ...transaction, actor: director(), now }));
const taken = <T>(answer: T): Exclude<T, { refused: string }> => {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer as Exclude<T, { refused: string }>;
};
const code = (answer: unknown) => (isRefusal(answer) ? answer.refused : null);
const begin = async (change: object = {}) =>
  taken(
    await unit((one) =>
      createImprovement(one, {
        source: "lever",
        problem: "Half of the meetings lead nowhere",
        hypothesis: "An agenda sent ahead helps",
        measure: "conversion",
        stage: ours.stages[0],
        expected: { minor: 1_000_000_00, currency: "RUB" },
        ...change,
      }),
    ),
  );

test("from a problem to an adopted improvement: 50 % became 80 %, not by chance, 3 million a quarter", async () => {
  const one = await begin();
  expect(code(await unit((u) => decideImprovement(u, one.id, { version: 1, state: "testing", decision: null })))).toBe(
    "improvement_trial_missing",
  );
  const planned = taken(await unit((u) => changeImprovement(u, one.id, { version: 1, trial })));
  const testing = taken(
    await unit((u) => decideImprovement(u, one.id, { version: planned.version, state: "testing", decision: null })),
  );
  const detail = detailEndpoint.answer.parse(taken(await reading((r) => getImprovement(r, one.id))));
  // 40 requests of the third quarter × 500,000 × 50 % × 30 points.
  expect(detail.measured).toMatchObject({
    test: { value: 0.8, deals: 40 },
    base: { value: 0.5, deals: 40 },
    verdict: "better",
    money: { minor: 3_000_000_00 },
  });
  expect(detail.measured?.difference).toBeCloseTo(0.3, 12);
  const adopted = taken(
    await unit((u) =>
      decideImprovement(u, one.id, { version: testing.version, state: "adopted", decision: "Everybody does so now" }),
    ),
  );
  expect(adopted).toMatchObject({
    state: "adopted",
    decidedOn: "2026-12-18",
    effect: { money: { minor: 3_000_000_00 } },
  });
  const closed = await unit((u) => changeImprovement(u, one.id, { version: adopted.version, problem: "Other" }));
  expect(code(closed)).toBe("improvement_decided");
  const { changes } = taken(await reading((r) => getImprovement(r, one.id)));
  expect(changes.map(({ changes: what }) => Object.keys(what))).toEqual([["state", "decision"], ["state"], ["trial"]]);
});

test("by people: Boris's 20 deals of October are too few to say; equal stays differ within chance", async () => {
  const byPeople = {
    ...trial,
    kind: "people" as const,
    baseFrom: "2026-10-01",
    baseTo: "2026-11-01",
    people: [ours.boris],
  };
  const one = await begin();
  await unit((u) => changeImprovement(u, one.id, { version: 1, trial: byPeople }));
  const { measured } = taken(await reading((r) => getImprovement(r, one.id)));
  expect(measured).toMatchObject({
    test: { value: 0.9, deals: 20 },
    base: { value: 0.7, deals: 20 },
    verdict: "fewData",
  });
  const slow = await begin({ measure: "stageTime" });
  await unit((u) => changeImprovement(u, slow.id, { version: 1, trial }));
  const { measured: time } = taken(await reading((r) => getImprovement(r, slow.id)));
  expect(time).toMatchObject({ test: { value: 7, deals: 40 }, base: { value: 7 }, difference: 0, verdict: "chance" });
  const sums = await begin({ measure: "average", stage: null });
  await unit((u) => changeImprovement(u, sums.id, { version: 1, trial }));
  const { measured: amount } = taken(await reading((r) => getImprovement(r, sums.id)));
  expect(amount).toMatchObject({ test: { value: 500_000_00, deals: 16 }, base: { value: 500_000_00, deals: 10 } });
});

test("a test that could tell nothing, a stage of nowhere and a stale version are refused", async () => {
  const one = await begin();
  const change = async (body: Parameters<typeof changeImprovement>[2]) =>
    code(await unit((u) => changeImprovement(u, one.id, body)));
  expect(await change({ version: 1, trial: { ...trial, baseTo: "2026-10-02" } })).toBe("improvement_trial_overlap");
  expect(await change({ version: 2, problem: "Other" })).toBe("improvement_changed");
  const wrong = { source: "typed" as const, problem: "x", hypothesis: null, expected: null };
  expect(
    code(await unit((u) => createImprovement(u, { ...wrong, measure: "conversion", stage: ours.stages[2] }))),
  ).toBe("improvement_stage_wrong");
  const adopt = await unit((u) => decideImprovement(u, one.id, { version: 1, state: "adopted", decision: null }));
  expect(code(adopt)).toBe("improvement_way_wrong");
});

test("another workspace has a register of its own", async () => {
  const actor = theirs.actor(theirs.anna, "owner", "all");
  const page = await database.read(theirs.workspaceId, (transaction) =>
    listImprovements({ ...transaction, actor, now }, { limit: 60 }),
  );
  expect(page).toMatchObject({ items: [] });
});

test("every refusal has its message in both languages", () => {
  for (const one of Object.keys(improvementsRefusals)) {
    expect(Object.keys(ru.refusal)).toContain(one);
    expect(Object.keys(en.refusal)).toContain(one);
  }
});
