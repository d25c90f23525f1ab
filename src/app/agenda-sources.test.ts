import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../test/sample-workspace.ts";
import type { Actor } from "../kernel/actor.ts";
import type { DepartmentId, UserId } from "../kernel/ids.ts";
import { isRefusal } from "../kernel/refusal.ts";
import { runUnit } from "../platform/database/run-unit.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import type { Unit } from "../platform/database/unit.ts";
import { newId } from "../platform/new-id.ts";
import { createTranslator } from "../platform/translate.ts";
import { planAllMeetings, remindOfMeetings, rhythmRoutes } from "../rhythm/index.ts";
import { agendaSources } from "./agenda-sources.ts";
import { catalogues } from "./catalogues.ts";

// Monday, 16 November 2026, 09:00 in Moscow.
const monday = Date.parse("2026-11-16T06:00:00Z");
const day = 86_400_000;
const translator = createTranslator(catalogues);

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let director: Actor;
let boris: Actor;
let anna: Actor;
let stranger: Actor;
let stood: string;
let planless: string;

/** A use case by the address of its route, at a moment. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely.
async function call(actor: Actor, request: string, body: unknown = {}, now = monday): Promise<any> {
  const [method, address = ""] = request.split(" ");
  const [path = "", search = ""] = address.split("?");
  const routes = rhythmRoutes({ sources: agendaSources, translator, database });
  const words = path.split("/");
  const route = routes.find(({ endpoint }) => {
    const parts = endpoint.path.split("/");
    const fits = parts.every((part, at) => part === "{id}" || part === words[at]);
    return endpoint.method === method && parts.length === words.length && fits;
  });
  if (!route || route.kind === "open") throw new Error(`No route ${request}`);
  const { endpoint } = route;
  const input = {
    params: endpoint.params?.parse({ id: words[2] }),
    query: endpoint.query?.parse(Object.fromEntries(new URLSearchParams(search))),
    body: endpoint.body?.parse(body),
  };
  const handle = route.handle as (unit: Unit, input: unknown) => Promise<unknown>;
  const answer = await runUnit(database, actor, (unit) => handle(unit, input), { now });
  return isRefusal(answer) ? answer : endpoint.answer.parse(answer);
}

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  const [north, vera, oleg] = [newId(), newId<"user">(), newId<"user">()];
  const people = (text: string, values: unknown[]) => database.owner.query(text, values);
  await people("insert into departments (workspace_id, id, name) values ($1, $2, 'North')", [ours.workspaceId, north]);
  await people(
    "update users set department_id = $2, role = case when id = $3 then 'head' else role end where workspace_id = $1",
    [ours.workspaceId, north, ours.boris],
  );
  await people(
    "insert into users (workspace_id, id, name, role, created_at) values ($1, $2, 'Vera', 'director', now()), ($1, $3, 'Oleg', 'salesperson', now())",
    [ours.workspaceId, vera, oleg],
  );
  director = { ...ours.actor(vera, "director", "all"), name: "Vera" };
  boris = { ...ours.actor(ours.boris, "head", [ours.boris, ours.anna]), departmentId: north as DepartmentId };
  anna = { ...ours.actor(ours.anna), departmentId: north as DepartmentId };
  stranger = ours.actor(oleg as UserId);
  planless = await ours.addDeal(ours.anna, { title: "Pump", amountMinor: 500_000_00 });
});
afterAll(() => database.drop());

const week = (from = "2026-11-16", to = "2026-11-23") => `GET /rhythm-meetings?from=${from}&to=${to}`;
const standUps = async (actor: Actor, now = monday) =>
  (await call(actor, week(), {}, now)).items.filter((one: { kind: string }) => one.kind === "stand_up");

test("the thirteen usual events: nine of the department with its head, four of the director with the heads; a second time none", async () => {
  expect(await call(director, "POST /rhythm-defaults")).toEqual({ added: 13 });
  expect(await call(director, "POST /rhythm-defaults")).toEqual({ added: 0 });
  const { items } = await call(director, "GET /rhythm-events");
  const led = (name: string) => items.filter((one: { leader: { name: string } }) => one.leader.name === name).length;
  expect([led("Boris"), led("Vera")]).toEqual([9, 4]);
});

test("a week has five stand-ups, at 09:45 by the workspace's clock", async () => {
  const found = await standUps(boris);
  expect(found.map((one: { startsAt: string }) => one.startsAt.slice(0, 16))).toEqual([
    "2026-11-16T06:45",
    "2026-11-17T06:45",
    "2026-11-18T06:45",
    "2026-11-19T06:45",
    "2026-11-20T06:45",
  ]);
  stood = found[0].id;
});

test("who attends sees the meeting and leads it not; who does not, and another department, see none", async () => {
  expect(await standUps(anna)).toHaveLength(5);
  expect((await call(anna, `GET /rhythm-meetings/${stood}`)).isMine).toBe(false);
  expect((await call(anna, `POST /rhythm-meetings/${stood}/openings`)).refused).toBe("rhythm_not_leader");
  expect(await standUps(stranger)).toEqual([]);
  expect((await call(stranger, `GET /rhythm-meetings/${stood}`)).refused).toBe("rhythm_meeting_unknown");
});

test("a head sees the director's events for heads and cannot lead them; the director may lead a head's", async () => {
  const { items } = await call(boris, "GET /rhythm-events");
  const plan = items.find((one: { kind: string }) => one.kind === "monthly_plan");
  expect([plan.isMine, plan.attendees.map((one: { name: string }) => one.name)]).toEqual([false, ["Boris"]]);
  expect((await call(boris, `POST /rhythm-events/${plan.id}/archive`)).refused).toBe("rhythm_not_leader");
  expect((await call(director, `GET /rhythm-meetings/${stood}`)).isMine).toBe(true);
});

test("when it begins, the agenda is filled: one deal of 500,000 without a next step, one payment of 100,000 late", async () => {
  await database.owner.query(
    `insert into payments (workspace_id, id, deal_id, amount_minor, currency, planned_on, created_at, updated_at)
     values ($1, $2, $3, 10000000, 'RUB', '2026-11-13', now(), now())`,
    [ours.workspaceId, newId(), planless],
  );
  const opened = await call(boris, `POST /rhythm-meetings/${stood}/openings`);
  const lines = (source: string) => opened.agenda.find((one: { source: string }) => one.source === source).lines;
  expect(lines("no_next_step")).toEqual([
    { label: "Pump", note: { key: "owner", params: { owner: "Anna" } }, minor: 500_000_00, link: `/deals/${planless}` },
  ]);
  expect(lines("payments")).toEqual([
    {
      label: "Pump",
      note: { key: "payment_late", params: { owner: "Anna", day: "2026-11-13" } },
      minor: 100_000_00,
      link: `/deals/${planless}`,
    },
  ]);
  expect(opened.attendance).toEqual([{ id: ours.anna, name: "Anna", mark: "expected" }]);
  // A second time changes nothing, whatever the data have become.
  expect((await call(boris, `POST /rhythm-meetings/${stood}/openings`)).version).toBe(opened.version);
});

test("a decision becomes its owner's task, and the next meeting begins with it until it is done", async () => {
  const late = { text: "Yesterday's", ownerId: ours.anna, dueOn: "2026-11-15" };
  expect((await call(boris, `POST /rhythm-meetings/${stood}/decisions`, late)).refused).toBe("rhythm_due_past");
  const decided = await call(boris, `POST /rhythm-meetings/${stood}/decisions`, {
    text: "Call the customer",
    ownerId: ours.anna,
    dueOn: "2026-11-16",
  });
  const { rows } = await database.owner.query(
    "select owner_id, kind, subject, has_time from activities where id = $1",
    [decided.made[0].activityId],
  );
  expect(rows).toEqual([{ owner_id: ours.anna, kind: "task", subject: "Call the customer", has_time: false }]);
  await call(boris, `PATCH /rhythm-meetings/${stood}`, {
    notes: "Short",
    attendance: [{ userId: ours.anna, mark: "late" }],
  });
  // The director looked before Boris wrote: what Boris wrote is not written over.
  const stale = await call(director, `PATCH /rhythm-meetings/${stood}`, { notes: "Mine", version: decided.version });
  expect(stale.refused).toBe("version_conflict");
  const closed = await call(boris, `POST /rhythm-meetings/${stood}/closings`);
  expect([closed.state, closed.attendance[0].mark, closed.notes]).toEqual(["held", "late", "Short"]);
  const [, tuesday] = await standUps(boris, monday + day);
  const next = await call(boris, `POST /rhythm-meetings/${tuesday.id}/openings`, {}, monday + day);
  expect(next.earlier.map((one: { text: string; isOverdue: boolean }) => [one.text, one.isOverdue])).toEqual([
    ["Call the customer", true],
  ]);
  await database.owner.query("update activities set done_at = now() where id = $1", [decided.made[0].activityId]);
  expect((await call(boris, `GET /rhythm-meetings/${tuesday.id}`)).earlier).toEqual([]);
});

test("by Thursday one stand-up was held, one is open, one was called off with a reason, none of the others is due", async () => {
  const [, , wednesday] = await standUps(boris);
  await call(boris, `POST /rhythm-meetings/${wednesday.id}/skips`, { reason: "Exhibition" });
  const thursday = monday + 3 * day;
  const states = (await standUps(boris, thursday)).map((one: { state: string }) => one.state);
  expect(states).toEqual(["held", "open", "skipped", "planned", "planned"]);
  const { summary, items } = await call(boris, week("2026-11-16", "2026-11-19"), {}, thursday);
  const count = (state: string) => items.filter((one: { state: string }) => one.state === state).length;
  // Missed: three evenings, the weekly plan, both reviews, the one-to-one, and the contest of Sunday the 15th, moved to Monday.
  expect([count("held"), count("skipped"), count("missed"), count("open")]).toEqual([1, 1, 8, 1]);
  expect(summary).toMatchObject({ held: 1, skipped: 1, due: 10 });
});

test("the minutes say who was late, what was looked at and what was decided", async () => {
  const route = rhythmRoutes({ sources: agendaSources, translator, database }).find(({ endpoint }) =>
    endpoint.path.endsWith("/minutes.pdf"),
  );
  if (route?.kind !== "open") throw new Error("No minutes");
  const sent: Buffer[] = [];
  const reply = { type: () => reply, header: () => reply, send: (bytes: Buffer) => sent.push(bytes) };
  const input = { params: { id: stood }, query: { language: "ru" }, body: undefined };
  await route.handle({ actor: boris } as never, reply as never, input as never);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(sent[0] ?? [])));
  const whole = text.join(" ").replaceAll(/\s+/g, " ");
  expect(whole).toContain("Протокол: Stand-up");
  expect(whole).toContain("опоздал: Anna");
  expect(whole).toContain("Pump · Anna · 500 000 ₽");
  expect(whole).toContain("Call the customer Anna 16 ноября 2026 г.");
});

test("ten minutes before, who leads and who attends is reminded, once", async () => {
  const [, , , thursday] = await standUps(boris);
  const at = Date.parse(thursday.startsAt);
  const remind = (now: number) => runUnit(database, { ...director, via: "system" }, remindOfMeetings, { now });
  await remind(at - 20 * 60_000);
  const told = async () => {
    const { rows } = await database.owner.query(
      "select user_id from notifications where workspace_id = $1 and kind = 'rhythm_reminder' order by user_id",
      [ours.workspaceId],
    );
    return rows.map((one) => one.user_id);
  };
  expect(await told()).toEqual([]);
  await remind(at - 9 * 60_000);
  await remind(at - 4 * 60_000);
  expect(await told()).toEqual([ours.anna, ours.boris].toSorted());
});

test("the review of calls tells which mistakes were named: one three times, twice by Anna, another once", async () => {
  const query = (text: string, values: unknown[]) => database.owner.query(text, values);
  const [card, price, need] = [newId(), newId(), newId()];
  await query(
    "insert into call_scorecards (workspace_id, id, name, current_number, created_at) values ($1, $2, 'Script', 1, now())",
    [ours.workspaceId, card],
  );
  await query(
    `insert into call_scorecard_numbers (workspace_id, scorecard_id, number, criteria, is_critical_fatal, created_at, created_by)
     values ($1, $2, 1, '[]', false, now(), $3)`,
    [ours.workspaceId, card, ours.boris],
  );
  await query(
    "insert into call_mistakes (workspace_id, id, name, created_at) values ($1, $2, 'Price first', now()), ($1, $3, 'No need asked', now())",
    [ours.workspaceId, price, need],
  );
  const reviewed = async (owner: string, mistakes: string[]) => {
    const call = newId();
    await query(
      `insert into activities (workspace_id, id, kind, subject, owner_id, done_at, created_at, updated_at)
       values ($1, $2, 'call', 'Call', $3, '2026-11-18T09:00Z', now(), now())`,
      [ours.workspaceId, call, owner],
    );
    await query(
      `insert into call_reviews (workspace_id, id, activity_id, owner_id, called_at, scorecard_id, scorecard_number, marks, mistakes,
         reviewed_by, reviewed_at)
       values ($1, $2, $3, $4, '2026-11-18T09:00Z', $5, 1, '{}', $6, $7, '2026-11-18T10:00Z')`,
      [ours.workspaceId, newId(), call, owner, card, mistakes, ours.boris],
    );
  };
  await reviewed(ours.anna, [price, need]);
  await reviewed(ours.anna, [price]);
  await reviewed(ours.boris, [price]);
  const { items } = await call(boris, week());
  const { id } = items.find((one: { kind: string }) => one.kind === "call_review");
  const { agenda } = await call(boris, `POST /rhythm-meetings/${id}/openings`, {}, monday + 3 * day);
  const told = agenda[0].lines.map((one: { label: string; note: { params: object } }) => [one.label, one.note.params]);
  expect(told).toEqual([
    ["Price first", { times: 3, owner: "Anna", most: 2 }],
    ["No need asked", { times: 1, owner: "Anna", most: 1 }],
  ]);
});

test("when Fridays become days off, what is planned on them moves to Monday or is no more, and what was held stays", async () => {
  const { workspace } = director;
  const workingCalendar = { ...workspace.workingCalendar, weekdays: [1, 2, 3, 4] };
  const shorter = { ...director, via: "system" as const, workspace: { ...workspace, workingCalendar } };
  for (let times = 0; times < 2; times++) await runUnit(database, shorter, planAllMeetings, { now: monday + 2 * day });
  const { items } = await call(boris, week("2026-11-16", "2026-11-28"), {}, monday + 2 * day);
  const days = (kind: string) =>
    items.flatMap((one: { kind: string; heldOn: string }) => (one.kind === kind ? [one.heldOn.slice(8)] : []));
  // The stand-ups of Friday the 20th and the 27th are gone; the training of the 20th and the test of the 20th are on Monday.
  expect(days("stand_up")).toEqual(["16", "17", "18", "19", "23", "24", "25", "26"]);
  expect([days("training"), days("knowledge_test")]).toEqual([["23"], ["23"]]);
  expect(items.find((one: { id: string }) => one.id === stood).state).toBe("held");
});

test("another workspace sees none of it", async () => {
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  const other = theirs.actor(theirs.anna, "director", "all");
  expect((await call(other, week())).items).toEqual([]);
  expect((await call(other, `GET /rhythm-meetings/${stood}`)).refused).toBe("rhythm_meeting_unknown");
});
