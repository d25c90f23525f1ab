import type { Locale } from "../../kernel/actor.ts";
import type { Instant } from "../../kernel/time.ts";
import { inventInn } from "./inn.ts";
import type { Chance } from "./random.ts";
import { vocabularies } from "./vocabularies.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface DemoContact {
  readonly name: string;
  readonly position: string;
  readonly role: "decides" | "influences" | "approves" | "uses" | "pays";
  readonly phone: string;
  readonly email: string;
}

export interface DemoCompany {
  readonly name: string;
  readonly inn: string;
  readonly industry: string;
  readonly city: string;
  readonly site: string;
  readonly phone: string;
  readonly email: string;
  readonly employees: number;
  readonly contacts: readonly [DemoContact, ...DemoContact[]];
}

/** A customer as the sales department came to know it. */
export interface KnownCompany extends DemoCompany {
  /** The key of the person who brought the first deal. */
  readonly owner: string;
  readonly channel: string;
  readonly createdAt: Instant;
}

const contactRoles = ["influences", "decides", "approves", "uses", "pays"] as const;
/** Of the cities, in the order of the vocabulary's places. */
const areaCodes = [
  342, 861, 833, 846, 382, 844, 485, 811, 831, 851, 391, 491, 812, 855, 343, 487, 471, 812, 385, 381, 474, 342, 814,
  863, 867, 395, 395, 821, 841, 812,
] as const;

/** The n-th customer: a place and a trade make the name, so names repeat only after all pairs are used. */
export function inventCompany(index: number, words: Vocabulary, locale: Locale, chance: Chance): DemoCompany {
  const [place, city] = words.places[index % words.places.length] ?? ["", ""];
  const turn = Math.floor(index / words.places.length);
  const trade = (turn + index) % words.trades.length;
  const [tradeName, industry] = words.trades[trade] ?? ["", ""];
  const round = Math.floor(index / (words.places.length * words.trades.length));
  const site = siteOf(index % words.places.length, trade, round);
  const first = inventContact(0, site, words, chance);
  const more = Array.from({ length: chance.between(0, 2) }, (_, other) =>
    inventContact(other + 1, site, words, chance),
  );
  return {
    name: `${place}${locale === "ru" ? "-" : " "}${tradeName}${round > 0 ? ` ${round + 1}` : ""}`,
    inn: inventInn(chance),
    industry,
    city,
    site,
    phone: switchboard(index),
    email: `info@${site}`,
    employees: Math.round(chance.around(220, 0.9)),
    contacts: [first, ...more],
  };
}

function inventContact(place: number, site: string, words: Vocabulary, chance: Chance): DemoContact {
  const first = chance.between(0, words.firstNames.length - 1);
  const last = chance.between(0, words.lastNames.length - 1);
  const { firstNames, lastNames } = vocabularies.en;
  return {
    name: `${words.firstNames[first] ?? ""} ${words.lastNames[last] ?? ""}`,
    position: chance.pick(words.positions),
    role: contactRoles[place] ?? "uses",
    phone: `+7 9${chance.between(10, 99)} ${chance.between(100, 999)}-${chance.between(10, 99)}-${chance.between(10, 99)}`,
    email: `${firstNames[first]?.at(0) ?? ""}.${lastNames[last] ?? ""}@${site}`.toLowerCase(),
  };
}

/** An address in Latin letters under a name that is kept for examples, so that no letter ever reaches anybody. */
function siteOf(place: number, trade: number, round: number): string {
  const { places, trades } = vocabularies.en;
  const name = `${places[place]?.[0] ?? ""}-${trades[trade]?.[0] ?? ""}${round > 0 ? `-${round + 1}` : ""}`;
  return `${name.toLowerCase().replaceAll(" ", "-")}.example`;
}

function switchboard(index: number): string {
  const digits = String(2_000_000 + index * 137);
  return `+7 ${areaCodes[index % areaCodes.length]} ${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;
}
