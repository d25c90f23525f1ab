import type { Locale } from "../../kernel/actor.ts";
import { inventInn } from "./inn.ts";
import type { Chance } from "./random.ts";
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
  readonly employees: number;
  readonly contacts: readonly [DemoContact, ...DemoContact[]];
}

const contactRoles = ["influences", "decides", "approves", "uses", "pays"] as const;

/** The n-th customer: a place and a trade make the name, so names repeat only after all pairs are used. */
export function inventCompany(index: number, words: Vocabulary, locale: Locale, chance: Chance): DemoCompany {
  const place = words.places[index % words.places.length] ?? words.places[0];
  const turn = Math.floor(index / words.places.length);
  const [trade, industry] = words.trades[(turn + index) % words.trades.length] ?? ["", ""];
  const round = Math.floor(index / (words.places.length * words.trades.length));
  const name = `${place}${locale === "ru" ? "-" : " "}${trade}${round > 0 ? ` ${round + 1}` : ""}`;
  const contact = (place: number): DemoContact => ({
    name: `${chance.pick(words.firstNames)} ${chance.pick(words.lastNames)}`,
    position: chance.pick(words.positions),
    role: contactRoles[place] ?? "uses",
    phone: `+7 9${chance.between(10, 99)} ${chance.between(100, 999)}-${chance.between(10, 99)}-${chance.between(10, 99)}`,
    email: `contact${index}-${place}@example.com`,
  });
  const more = Array.from({ length: chance.between(0, 2) }, (_, place) => contact(place + 1));
  return {
    name,
    inn: inventInn(chance),
    industry,
    city: place,
    employees: Math.round(chance.around(220, 0.9)),
    contacts: [contact(0), ...more],
  };
}
