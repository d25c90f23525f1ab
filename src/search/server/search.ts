import type { AnswerOf, QueryOf } from "../../kernel/endpoint.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { search as endpoint } from "../contract.ts";
import { highlightsOf, orderFound } from "../domain/order-found.ts";
import { readQuery } from "../domain/read-query.ts";
import { dealsOfCustomers } from "./deals-of-customers.ts";
import { type Described, describeFound } from "./describe-found.ts";
import { type Entry, kindsFor, openEntries } from "./find-entries.ts";
import { forgiveSlips } from "./forgive-slips.ts";

/** Where words are found as they were typed, nobody asks what else they could mean. */
const enough = 3;

/** PLT-9: what was typed as it is, in the other layout and the other letters; with slips forgiven where little is found. */
export async function search(
  reading: Reading,
  { q, kinds, limit }: QueryOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const query = readQuery(q);
  const wanted = kindsFor(reading.actor, kinds);
  const entries = openEntries(reading, wanted);
  const found = [
    ...(await entries.find(
      query.readings.map((words) => words.map((word) => [word])),
      query.signs,
    )),
  ];
  if (query.isWholeSign && wanted.includes("deal")) found.push(...(await dealsOfCustomers(reading, found)));
  let similar: ReadonlySet<string> = new Set();
  if (found.length < enough && query.signs.length === 0) {
    const forgiven = await forgiveSlips(reading, query);
    if (forgiven.similar.size > 0) {
      similar = forgiven.similar;
      found.push(...(await entries.find(forgiven.readings, [])));
    }
  }
  const asked = { readings: query.readings, isWholeSign: query.isWholeSign, similar };
  const described = await describeFound(reading, unlike(found));
  return { items: orderFound(described, asked, limit).map((item) => toItem(item, highlightsOf(item.title, asked))) };
}

const unlike = (entries: readonly Entry[]) => [
  ...new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry])).values(),
];

const toItem = ({ kind, id, title, subtitle, status, dealId }: Described, highlights: [number, number][]) => ({
  kind,
  id,
  title,
  subtitle,
  status,
  dealId,
  highlights,
});
