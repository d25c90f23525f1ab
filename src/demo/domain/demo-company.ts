import type { Locale } from "../../kernel/actor.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { millisecondsPerHour, millisecondsPerMinute } from "../../kernel/time.ts";
import { addWorkingTime, defaultWorkingCalendar, isWorkingDay } from "../../kernel/working-time.ts";
import { addDays, dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { ChannelKey, DealPath, DealSetting } from "./deal-path.ts";
import { liveDeal } from "./deal-path.ts";
import type { DemoActivity, DemoDocument, DemoPayment } from "./deal-traces.ts";
import { inventActivities, inventDocuments, inventPayments } from "./deal-traces.ts";
import type { DemoCompany, KnownCompany } from "./invent-company.ts";
import { inventCompany } from "./invent-company.ts";
import { type DemoGoods, inventGoods } from "./invent-goods.ts";
import type { DemoPerson } from "./people.ts";
import { demoPeople } from "./people.ts";
import type { Chance } from "./random.ts";
import { seededChance } from "./random.ts";
import { vocabularies } from "./vocabularies.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface DemoDeal extends DealPath {
  readonly title: string;
  readonly company: number;
  readonly owner: string;
  readonly channel: string;
  readonly source: string;
  readonly product: string;
  readonly need: string;
  readonly amountMinor: number;
  readonly prepaymentMinor: number;
  readonly createdAt: Instant;
  readonly expectedCloseOn: CalendarDate;
  readonly deliveryOn: CalendarDate;
  readonly lossReason: number | null;
  readonly comeBackOn: CalendarDate | null;
  readonly activities: readonly DemoActivity[];
  readonly payments: readonly DemoPayment[];
  readonly documents: readonly DemoDocument[];
}

export interface DemoWorkspace {
  readonly companies: readonly KnownCompany[];
  readonly deals: readonly DemoDeal[];
  readonly goods: DemoGoods;
}

export const demoZone = "Europe/Moscow";
const dealCount = 4_000;
const companyCount = 1_100;
const days = 730;
const seed = 20_261_118;
const sellers = demoPeople.filter((one) => one.load > 0).map((one): readonly [DemoPerson, number] => [one, one.load]);
const channels: readonly (readonly [ChannelKey, number])[] = [
  ["site", 30],
  ["cold", 24],
  ["referral", 16],
  ["fair", 18],
  ["dealer", 12],
];
/** By place in the list of reasons, whatever it says: some are given far more often than others. */
const lossReasonWeights = [9, 3, 7, 2, 4, 1].map((weight, place) => [place, weight] as const);
/** Requests by month, January first: weak holidays and summer, strong spring and autumn. */
const season = [0.6, 0.95, 1.1, 1.15, 0.95, 0.95, 0.85, 0.8, 1.2, 1.25, 1.2, 1];

/** PLT-15: a believable company with two years of history up to `now`; the same for the same day and language. */
export function inventDemo(now: Instant, locale: Locale): DemoWorkspace {
  const chance = seededChance(seed);
  const words = vocabularies[locale];
  const companies = Array.from({ length: companyCount }, (_, index) => inventCompany(index, words, locale, chance));
  const creations = Array.from({ length: dealCount }, () => creationMoment(now, chance)).sort((a, b) => a - b);
  const deals = creations.map((createdAt) => inventDeal(createdAt, now, words, chance));
  return {
    companies: companies.map((company, index) => knownBy(company, index, deals)),
    deals,
    goods: inventGoods(deals, now, words),
  };
}

/** A customer comes with its first request; one that has none yet stands on a list of those to call. */
function knownBy(company: DemoCompany, index: number, deals: readonly DemoDeal[]): KnownCompany {
  const first = deals.find((deal) => deal.company === index);
  const listed = deals[(index * 3) % deals.length];
  const known = first ?? listed;
  if (!known) throw new Error("A company of the demo needs deals");
  return {
    ...company,
    owner: known.owner,
    channel: known.channel,
    createdAt: known.createdAt - (index % 55) * millisecondsPerMinute,
  };
}

function creationMoment(now: Instant, chance: Chance): Instant {
  const calendar = defaultWorkingCalendar(demoZone);
  const today = dateOf(now, demoZone);
  for (;;) {
    // The root leans towards the present: the company grows.
    const date = addDays(today, -Math.floor(days * (1 - chance.next() ** 0.85)) - 1);
    const weight = season[Number(date.slice(5, 7)) - 1] ?? 1;
    if (!isWorkingDay(date, calendar) || !chance.happens(weight / 1.25)) continue;
    return Math.round(startOfDay(date, demoZone) + (9 + chance.next() * 9) * millisecondsPerHour);
  }
}

function inventDeal(createdAt: Instant, now: Instant, words: Vocabulary, chance: Chance): DemoDeal {
  const calendar = defaultWorkingCalendar(demoZone);
  const person = chance.weighted(sellers);
  const channel = chance.weighted(channels);
  const setting: DealSetting = { createdAt, now, person, channel, calendar };
  const path = liveDeal(setting, chance);
  const [product, price] = chance.weighted(words.products.map((one) => [one, 1] as const));
  const amountMinor = Math.max(1_000_000, Math.round(chance.around(price, 0.55) / 1_000_000) * 1_000_000);
  const prepaymentMinor = Math.round(amountMinor / 2);
  return {
    ...path,
    ...inventDates(path, setting, chance),
    title: `${product}, ${chance.between(1, 6)} ${words.pieces}`,
    company: Math.floor(chance.next() ** 1.3 * companyCount),
    owner: person.key,
    channel: words.channels[channel],
    source: chance.pick(words.sources[channel]),
    product,
    need: chance.pick(words.needs),
    amountMinor,
    prepaymentMinor,
    createdAt,
    lossReason: path.status === "lost" ? chance.weighted(lossReasonWeights) : null,
    activities: inventActivities(path, setting, words, chance),
    payments: inventPayments(path, setting, amountMinor, prepaymentMinor, words),
    documents: inventDocuments(path, setting, words),
  };
}

/** An open deal is expected to close in the coming weeks, whatever its age. */
function inventDates(
  path: DealPath,
  { createdAt, now, person, calendar }: DealSetting,
  chance: Chance,
): Pick<DemoDeal, "expectedCloseOn" | "deliveryOn" | "comeBackOn"> {
  const usual = addWorkingTime(createdAt, 260 * millisecondsPerHour * person.pace, calendar);
  const expected = dateOf(Math.max(usual, path.status === "open" ? now : 0), demoZone);
  const leftOn = dateOf(path.visits.at(-1)?.leftAt ?? now, demoZone);
  return {
    expectedCloseOn: addDays(expected, chance.between(2, 25)),
    deliveryOn: addDays(expected, chance.between(30, 60)),
    comeBackOn: path.status === "postponed" ? addDays(leftOn, chance.between(60, 200)) : null,
  };
}
