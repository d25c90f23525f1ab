import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addHistories, type SampleHistory } from "../../../test/sample-history.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { plansOf } from "../../planning/index.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import { newId } from "../../platform/new-id.ts";
import { createTranslator } from "../../platform/translate.ts";
import { draftPlan as draftPlanEndpoint, getPlanCoverages, getPlanLevers, getPlanMeasures } from "../contract.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { draftPlan } from "./draft-plan.ts";
import { readPlanCoverages } from "./read-plan-coverages.ts";
import { readPlanLevers } from "./read-plan-levers.ts";
import { readPlanMeasures } from "./read-plan-measures.ts";
import { deleteScenario, keepScenario, listScenarios, restoreScenario } from "./scenarios.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirWorkspace: SampleWorkspace;
const translator = createTranslator({ "reverse-planning": { ru, en } });

const now = Date.parse("2026-11-18T12:00:00+03:00");
const at = (date: string) => Date.parse(`${date}T10:00:00+03:00`);
const week = 7 * 86_400_000;

/** A deal that stood a week (5 working days) on the meeting, two on the proposal, and was lost on one of them or won. */
function deal(from: string, end: "lostAtMeeting" | "lostAtProposal" | "won"): SampleHistory {
  const [began, proposed] = [at(from), at(from) + week];
  const meeting = { stage: 0, enteredAt: began, leftAt: proposed };
  if (end === "lostAtMeeting") return { visits: [{ ...meeting, leftAs: "lost" }] };
  const closed = proposed + 2 * week;
  const proposal = { stage: 1, enteredAt: proposed, leftAt: closed };
  if (end === "lostAtProposal") {
    return {
      visits: [
        { ...meeting, leftAs: "moved" },
        { ...proposal, leftAs: "lost" },
      ],
    };
  }
  return {
    amountMinor: 500_000_00,
    visits: [
      { ...meeting, leftAs: "moved" },
      { ...proposal, leftAs: "moved" },
      { stage: 2, enteredAt: closed, leftAt: closed, leftAs: "won" },
    ],
  };
}
const times = (count: number, one: SampleHistory) => Array.from({ length: count }, () => one);

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirWorkspace = await makeSampleWorkspace(database.owner, "theirs");
  const summer = await addHistories(database.owner, ours, [
    ...times(20, deal("2026-08-03", "lostAtMeeting")),
    ...times(10, deal("2026-08-03", "lostAtProposal")),
    ...times(10, deal("2026-08-03", "won")),
  ]);
  await addHistories(database.owner, ours, [
    ...times(10, deal("2026-04-06", "lostAtMeeting")),
    ...times(20, deal("2026-04-06", "lostAtProposal")),
    ...times(10, deal("2026-04-06", "won")),
    ...times(3, { ownerId: ours.boris, visits: [{ stage: 0, enteredAt: at("2026-11-02") }] }),
  ]);
  await addHistories(database.owner, theirWorkspace, times(5, deal("2026-08-03", "won")));
  // Two calls during each stay on the meeting in summer, and one long after.
  await database.owner.query(
    `insert into activities (workspace_id, id, kind, subject, owner_id, deal_id, done_at, created_at, updated_at)
     select $1, gen_random_uuid(), 'call', 'Call', $2, d.id::uuid, done.at, now(), now()
     from unnest($3::text[]) as d(id), unnest(array['2026-08-04T10:00:00+03'::timestamptz, '2026-08-05T10:00:00+03', '2026-09-30T10:00:00+03']) as done(at)`,
    [ours.workspaceId, ours.anna, summer],
  );
  await planOf(10_000_000_00);
});
afterAll(() => database.drop());

/** Anna's approved plan of November and of December. */
async function planOf(minor: number) {
  const version = newId();
  await database.owner.query(
    `insert into plan_versions (workspace_id, id, year, number, status, months, currency, created_by, created_at)
     values ($1, $2, 2026, 1, 'approved', '{11,12}', 'RUB', $3, now())`,
    [ours.workspaceId, version, ours.anna],
  );
  await database.owner.query(
    `insert into plan_cells (workspace_id, version_id, node_kind, node_id, month, dimension, value, amount_minor, changed_by, changed_at)
     select $1, $2, 'person', $3, m, 'total', '', $4, $3, now() from unnest(array[11, 12]) as m`,
    [ours.workspaceId, version, ours.anna, minor],
  );
}

function asked<T>(work: (reading: Reading) => Promise<T>): Promise<T> {
  const actor = ours.actor(ours.anna, "director", "all");
  return database.read(ours.workspaceId, (transaction) => work({ ...transaction, actor, now }));
}

describe("of 80 deals settled, 50 went on to the proposal and 20 of these were won", () => {
  test("the sheet counts with 62.5 % and 40 %, 21 and 14 days, two calls per meeting and the plan of December", async () => {
    const read = await asked((reading) => readPlanMeasures(reading, { from: "2026-12-01", to: "2027-01-01" }));
    const answer = getPlanMeasures.answer.parse(read);
    expect(answer.measuredOn).toEqual({ from: "2025-10-01", to: "2026-11-19" });
    expect(answer.target).toEqual({ minor: 10_000_000_00, currency: "RUB" });
    expect(answer.average).toMatchObject({ value: { minor: 500_000_00 }, deals: 20 });
    expect(answer.stages).toMatchObject([
      { name: "Meeting", conversion: 0.625, advanced: 50, settled: 80, daysToWon: 21, wonDeals: 20, held: 3 },
      { name: "Proposal", conversion: 0.4, advanced: 20, settled: 50, daysToWon: 14, wonDeals: 20, held: 0 },
      { name: "Won", conversion: null, daysToWon: null, held: 0 },
    ]);
    expect(answer.stages[0]).toMatchObject({ stays: 40, actions: [{ kind: "call", contacts: 80, perEntry: 2 }] });
    expect(answer.stages[1]).toMatchObject({ stays: 20, actions: [] });
    // December 2026 has 23 weekdays, the 31st is off.
    expect(answer.workingDaysLeft).toBe(22);
    expect(answer.people.map(({ name }) => name)).toEqual(["Anna", "Boris"]);
  });

  test("meetings as in spring, 30 of 40, bring a million; proposals of 20 deals and 10 wins a quarter say too little", async () => {
    const answer = getPlanLevers.answer.parse(await asked((reading) => readPlanLevers(reading, {})));
    // 40 requests × 62.5 % × 40 % × 500,000 = 5 million; 40 × 40 % × 500,000 × (75 % − 62.5 %) = 1 million.
    expect(answer.quarter).toEqual({ from: "2026-07-01", to: "2026-10-01", entries: 40 });
    expect(answer.revenue?.minor).toBe(5_000_000_00);
    expect(answer.levers[0]).toMatchObject({
      kind: "conversion",
      stage: { name: "Meeting" },
      next: { name: "Proposal" },
      present: 0.625,
      best: { from: "2026-04-01", to: "2026-07-01", value: 0.75, deals: 40 },
      gain: { minor: 1_000_000_00 },
      step: { minor: 80_000_00 },
    });
    const proposal = answer.levers.find(({ stage }) => stage?.name === "Proposal");
    expect(proposal).toMatchObject({ best: { deals: 30 }, gain: { minor: 0 }, step: { minor: 125_000_00 } });
    expect(answer.levers.find(({ kind }) => kind === "average")).toMatchObject({ best: null, gain: null });
    expect(answer.levers.find(({ kind }) => kind === "entries")).toMatchObject({ gain: { minor: 0 } });
  });

  test("20 wins in the 20 working days of November take 20 meetings and 25 proposals at any time; Boris has no plan", async () => {
    const answer = getPlanCoverages.answer.parse(await asked((reading) => readPlanCoverages(reading, {})));
    const [anna, boris] = answer.people;
    // One win a day: / 0.25 × 5 working days; / 0.4 × 10.
    expect(anna).toMatchObject({ workingDays: 20, plan: { minor: 10_000_000_00 } });
    expect(anna?.cells).toMatchObject([
      { held: 0, needed: 20, coverage: 0, shortage: "veryShort" },
      { held: 0, needed: 25, shortage: "veryShort" },
    ]);
    expect(boris).toMatchObject({ plan: null, cells: [{ held: 3, needed: null, shortage: "none" }, { needed: null }] });
    expect(answer.total).toMatchObject([
      { held: 3, needed: 20 },
      { held: 0, needed: 25 },
    ]);
    // Closed from 18 May on: the 40 of summer, 10 won: 25 %.
    expect(anna?.conversion).toMatchObject({ won: 10, closed: 40, share: 0.25, isLow: false, from: "2026-05-18" });
  });
});

describe("what is made of a sheet", () => {
  const december = { from: "2026-12-01", to: "2027-01-01" };
  const unit = <T>(work: (unit: Unit) => Promise<T>, actor = ours.actor(ours.anna, "director", "all")) =>
    runUnit(database, actor, work, { now });

  test("12 million of December become the draft of the plan, 6 million each, and 5 calls a day", async () => {
    // 24 wins / 25 % = 96 meetings × 2 calls / 22 days / 2 people = 4.4 calls.
    const typed = { target: 12_000_000_00 };
    const read = await unit((one) => draftPlan(one, { ...december, typed, withDailyPlan: true }, translator));
    const answer = draftPlanEndpoint.answer.parse(read);
    expect(answer).toMatchObject({ year: 2026, version: { number: 2 }, dailyPlan: [{ kind: "call", planned: 5 }] });
    const { rows } = await database.owner.query(
      "select amount_minor::float as minor from plan_cells where version_id = $1 and node_kind = 'person' and month = 12",
      [answer.version.id],
    );
    expect(rows).toEqual([{ minor: 6_000_000_00 }, { minor: 6_000_000_00 }]);
    const approved = await asked((reading) => plansOf(reading, { month: "2026-12", people: [ours.anna] }));
    expect(approved.get(ours.anna)).toBe(10_000_000_00);
  });

  test("months of two years, and a sheet without a target, are no plan", async () => {
    const code = async (body: Parameters<typeof draftPlan>[1]) => {
      const read = await unit((one) => draftPlan(one, body, translator));
      return isRefusal(read) ? read.refused : null;
    };
    const rest = { typed: { target: 1 }, withDailyPlan: false };
    expect(await code({ ...rest, from: "2026-12-01", to: "2027-02-01" })).toBe("plan_draft_months");
    expect(await code({ ...rest, from: "2026-12-15", to: "2027-01-01" })).toBe("plan_draft_months");
    expect(await code({ typed: {}, withDailyPlan: false, from: "2027-02-01", to: "2027-03-01" })).toBe(
      "plan_draft_no_target",
    );
  });

  test("a sheet is kept by name for everybody, and taken away by its owner alone", async () => {
    const kept = await unit((one) =>
      keepScenario(one, { name: "Careful", pipeline: null, period: "2027-q1", typed: { target: 1_000_00 } }),
    );
    if (isRefusal(kept)) throw new Error(kept.refused);
    const list = async () => {
      const page = await asked((reading) => listScenarios(reading, { limit: 60 }));
      return isRefusal(page) ? [] : page.items.map(({ name, typed }) => [name, typed.target]);
    };
    expect(await list()).toEqual([["Careful", 1_000_00]]);
    const others = await unit((one) => deleteScenario(one, kept.id), ours.actor(ours.boris, "head", "all"));
    expect(others).toMatchObject({ refused: "plan_scenario_unknown" });
    await unit((one) => deleteScenario(one, kept.id));
    expect(await list()).toEqual([]);
    await unit((one) => restoreScenario(one, kept.id));
    expect(await list()).toHaveLength(1);
    const theirs = await database.read(theirWorkspace.workspaceId, (transaction) =>
      listScenarios(
        { ...transaction, actor: theirWorkspace.actor(theirWorkspace.anna, "owner", "all"), now },
        { limit: 60 },
      ),
    );
    expect(theirs).toMatchObject({ items: [] });
  });
});

test("a period backwards is refused, and so is a pipeline of another workspace", async () => {
  const code = async (work: (reading: Reading) => Promise<object>) => {
    const answer = await asked(work);
    return isRefusal(answer) ? answer.refused : null;
  };
  expect(await code((reading) => readPlanMeasures(reading, { from: "2026-12-01", to: "2026-12-01" }))).toBe(
    "plan_period_wrong",
  );
  expect(await code((reading) => readPlanLevers(reading, { pipeline: newId() }))).toBe("report_pipeline_unknown");
});

test("Boris sees his own deals alone", async () => {
  const read = await database.read(ours.workspaceId, (transaction) =>
    readPlanMeasures({ ...transaction, actor: ours.actor(ours.boris), now }, { from: "2026-12-01", to: "2027-01-01" }),
  );
  const answer = getPlanMeasures.answer.parse(read);
  expect(answer.people.map(({ name }) => name)).toEqual(["Boris"]);
  expect(answer.stages[0]).toMatchObject({ conversion: null, settled: 0, held: 3 });
});

test("who has left is asked for nothing more, but the plan and what was brought stay in the sheet, as on the plan", async () => {
  const left = (is: boolean) => database.owner.query("update users set is_active = $2 where id = $1", [ours.anna, !is]);
  const measures = async () =>
    getPlanMeasures.answer.parse(
      await asked((reading) => readPlanMeasures(reading, { from: "2026-12-01", to: "2027-01-01" })),
    );
  const before = await measures();
  await left(true);
  const after = await measures();
  await left(false);
  expect(after.people.map(({ name }) => name)).toEqual(["Boris"]);
  expect([after.target, after.fact]).toEqual([before.target, before.fact]);
  expect(after.target).toEqual({ minor: 10_000_000_00, currency: "RUB" });
});
