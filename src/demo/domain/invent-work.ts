import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { millisecondsPerHour, millisecondsPerMinute } from "../../kernel/time.ts";
import { defaultWorkingCalendar, isWorkingDay } from "../../kernel/working-time.ts";
import { addDays, dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { DemoActivity } from "./deal-traces.ts";
import type { DemoWorkspace } from "./demo-company.ts";
import { type DemoPerson, demoPeople } from "./people.ts";
import { type Chance, seededChance } from "./random.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A call or a meeting of somebody's day, with a customer; some are of one of the person's open deals. */
export interface DemoWork extends DemoActivity {
  readonly owner: string;
  /** Places in the lists of the demo. */
  readonly company: number;
  readonly deal: number | null;
}

const zone = "Europe/Moscow";
const weeks = 6;
const seed = 20_261_122;
type Quality = "good" | "acceptable" | "below";
/** Meetings held and the spread of calls dialled on a good day, an acceptable one, one below; the norms of ACT-4. */
type Shape = readonly [meetings: number, least: number, most: number];
const shapes: Readonly<Record<Quality, readonly [Shape, ...Shape[]]>> = {
  good: [
    [3, 4, 9],
    [2, 10, 15],
    [1, 30, 33],
  ],
  acceptable: [
    [2, 2, 8],
    [1, 15, 21],
    [0, 25, 30],
  ],
  below: [
    [1, 3, 9],
    [0, 8, 16],
  ],
};

/**
 * ACT-4: what people did on the working days of the last six weeks, each as they are: the skilled mostly well, Громов below on the
 * last three days before today; and what the leading people have planned for today. The same for the same day.
 */
export function inventWork(
  now: Instant,
  demo: Pick<DemoWorkspace, "companies" | "deals">,
  words: Vocabulary,
): DemoWork[] {
  const chance = seededChance(seed);
  const calendar = defaultWorkingCalendar(zone);
  const today = dateOf(now, zone);
  const dates = Array.from({ length: weeks * 7 + 1 }, (_, back) => addDays(today, back - weeks * 7)).filter((date) =>
    isWorkingDay(date, calendar),
  );
  const lastThree = dates.filter((date) => date < today).slice(-3);
  return demoPeople
    .filter(({ role }) => role === "salesperson" || role === "head")
    .flatMap((person) => {
      const world = worldOf(person, demo);
      return dates.flatMap((date) => {
        const isWeak = person.key === "gromov" && lastThree.includes(date);
        return dayOf({ person, date, now, world, words, chance }, isWeak ? "below" : qualityOf(person, chance));
      });
    })
    .concat(plannedToday(now, demo, words, chance), ownToday(now, demo, words, chance));
}

/** Of each salesperson's open deals: two late, one about to begin, the rest of the day by the clock; and what was said this morning. */
const ownDay = [
  ["call", -22],
  ["email", -46],
  ["call", 0.2],
  ["meeting", 1.25],
  ["call", 2],
  ["email", 3.5],
] as const;

function ownToday(
  now: Instant,
  demo: Pick<DemoWorkspace, "companies" | "deals">,
  words: Vocabulary,
  chance: Chance,
): DemoWork[] {
  return demoPeople
    .filter(({ role }) => role === "salesperson")
    .flatMap((person) => {
      const { deals } = worldOf(person, demo);
      const planned = ownDay.flatMap(([kind, hours], place) => {
        const deal = deals[place];
        const at = now + hours * millisecondsPerHour;
        return deal === undefined ? [] : [{ ...planOf(kind, at, words, chance), ...aboutDeal(person, deal) }];
      });
      // The last of the morning's talks agreed on a meeting.
      const talks = deals.slice(6, 10).map((deal, place) => ({
        ...planOf("call", now, words, chance),
        ...aboutDeal(person, deal),
        plannedAt: null,
        doneAt: now - (place * 22 + 9) * millisecondsPerMinute,
        isHeld: place !== 2,
        result: place === 0 ? chance.pick(words.results.advanced) : saidAfter(place !== 2, words, chance),
      }));
      const agreed = deals.slice(6, 7).map((deal) => ({
        ...planOf("meeting", now + 50 * millisecondsPerHour, words, chance),
        ...aboutDeal(person, deal),
      }));
      return [...planned, ...talks, ...agreed];
    });
}

/** The first of what is said without an advance is that nobody answered. */
const saidAfter = (wasHeld: boolean, { results }: Vocabulary, chance: Chance): string =>
  (wasHeld ? results.idle[chance.between(1, results.idle.length - 1)] : undefined) ?? results.idle[0];

const aboutDeal = ({ key }: DemoPerson, deal: World["deals"][number]) => ({
  owner: key,
  company: deal.company,
  deal: deal.place,
});

function planOf(
  kind: "call" | "meeting" | "email" | "task",
  at: Instant,
  words: Vocabulary,
  chance: Chance,
): DemoActivity {
  return {
    kind,
    subject: chance.pick(words.subjects[kind]),
    plannedAt: Math.round(at / (5 * millisecondsPerMinute)) * 5 * millisecondsPerMinute,
    doneAt: null,
    isHeld: null,
    place: kind === "meeting" ? chance.pick(words.streets) : null,
    result: null,
  };
}

function qualityOf({ skill }: DemoPerson, chance: Chance): Quality {
  const mood = skill + (chance.next() - 0.5) * 0.5;
  if (mood >= 1.1) return "good";
  return mood >= 0.88 ? "acceptable" : "below";
}

interface World {
  readonly companies: readonly number[];
  /** Open ones, with the moment since when they stand where they are. */
  readonly deals: readonly { readonly place: number; readonly company: number; readonly since: Instant }[];
}

function worldOf({ key }: DemoPerson, { companies, deals }: Pick<DemoWorkspace, "companies" | "deals">): World {
  const own = companies.flatMap(({ owner }, place) => (owner === key ? [place] : []));
  return {
    // Heads have no customers of their own: they go along to those of their people.
    companies: own.length > 0 ? own : companies.slice(0, 40).map((_, place) => place),
    deals: deals.flatMap(({ owner, status, company, visits }, place) =>
      owner === key && status === "open" ? [{ place, company, since: visits.at(-1)?.enteredAt ?? 0 }] : [],
    ),
  };
}

interface Day {
  readonly person: DemoPerson;
  readonly date: CalendarDate;
  readonly now: Instant;
  readonly world: World;
  readonly words: Vocabulary;
  readonly chance: Chance;
}

function dayOf(day: Day, quality: Quality): DemoWork[] {
  const { person, date, now, chance } = day;
  const [meetings, least, most] = chance.pick(shapes[quality]);
  const calls = person.role === "head" ? Math.ceil(least / 2) : chance.between(least, most);
  const kinds = [
    ...Array.from({ length: calls }, () => "call" as const),
    ...Array.from({ length: meetings }, () => "meeting" as const),
  ];
  return kinds
    .map((kind) => {
      const minutes = chance.between(9 * 60, 17 * 60 + 45);
      return contact(day, kind, startOfDay(date, zone) + minutes * millisecondsPerMinute);
    })
    .filter(({ doneAt }) => (doneAt ?? 0) <= now - millisecondsPerMinute);
}

function contact({ person, now, world, words, chance }: Day, kind: "call" | "meeting", doneAt: Instant): DemoWork {
  const wasHeld = kind === "meeting" || chance.happens(0.35 + person.skill * 0.2);
  const isLate = now - doneAt < 10 * 24 * millisecondsPerHour;
  const mine = world.deals.filter(({ since }) => since < doneAt);
  const deal = isLate && mine.length > 0 && chance.happens(0.3) ? mine[chance.between(0, mine.length - 1)] : undefined;
  const company = world.companies[chance.between(0, world.companies.length - 1)] ?? 0;
  return {
    owner: person.key,
    company: deal?.company ?? company,
    deal: deal?.place ?? null,
    kind,
    subject: chance.pick(words.subjects[kind]),
    plannedAt: null,
    doneAt,
    isHeld: wasHeld,
    place: kind === "meeting" ? chance.pick(words.streets) : null,
    result: chance.happens(0.25) ? saidAfter(wasHeld, words, chance) : null,
  };
}

/** The owner, the director and the heads have no deals of their own, but a day. */
function plannedToday(
  now: Instant,
  { companies }: Pick<DemoWorkspace, "companies">,
  words: Vocabulary,
  chance: Chance,
): DemoWork[] {
  const plans = [
    ["call", -26],
    ["call", 0.15],
    ["meeting", 1.5],
    ["call", 2.5],
    ["task", 3],
  ] as const;
  return demoPeople
    .filter(({ role }) => role === "owner" || role === "director" || role === "head")
    .flatMap(({ key }) =>
      plans.map(([kind, hours]) => ({
        ...planOf(kind, now + hours * millisecondsPerHour, words, chance),
        owner: key,
        company: chance.between(0, Math.min(60, companies.length - 1)),
        deal: null,
      })),
    );
}
