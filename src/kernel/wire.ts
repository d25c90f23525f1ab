import { z } from "zod";
import { withoutOverrides } from "./directions.ts";

/** Shapes that many contracts share. Times go over the wire as ISO 8601 with zone, money as minor units. */
const unseenEdges =
  /^[\s\u00ad\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u2800\u3164\ufeff\uffa0]+|[\s\u00ad\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u2800\u3164\ufeff\uffa0]+$/gu;
/** A text that people write, without the blanks around it, the invisible ones too, and without what turns its direction. */
export const wireText = (most: number) =>
  z
    .string()
    .overwrite((text) => withoutOverrides(text).replace(unseenEdges, ""))
    .max(most);
/** Case means nothing in an id: what comes in capitals is the same id, so it is compared in small letters everywhere. */
export const wireId = z.uuid().toLowerCase();
/** Outside the years 1000 to 9999 it is a slip of the keyboard. What is no date at all has been refused before. */
const isInCalendar = (text: string) => {
  const year = new Date(text).getUTCFullYear();
  return Number.isNaN(year) || (year >= 1000 && year <= 9999);
};
export const wireInstant = z.iso.datetime({ offset: true }).refine(isInCalendar);
/** The year 9999 is left out: the weeks and months after it have five digits, and no loop over days ever passes them. */
export const wireDate = z.iso.date().refine((date) => isInCalendar(date) && !date.startsWith("9999"));
/** A month "2026-11" of the years 1000 to 8999: a pattern that names no exception, so that whoever reads the description can make one up. */
export const wireMonth = z.string().regex(/^[1-8]\d{3}-(0[1-9]|1[0-2])$/);
export const wireMoney = z.strictObject({ minor: z.int(), currency: z.string().length(3) });
export const wireVersion = z.int().min(1);
/** Values of the fields that the workspace itself added, by their keys; what each may be is said by its kind (custom-fields). */
const ownValue = z.union([
  z.string().max(20_000),
  z.number(),
  z.boolean(),
  wireMoney,
  z.array(z.string().max(200)).max(200),
]);
export const wireOwnValues = z.record(z.string(), ownValue);
/** As sent: null empties, what is left out stays. */
export const wireOwnInput = z
  .record(z.string().max(100), ownValue.nullable())
  .refine((values) => Object.keys(values).length <= 200);
/** What a list is put in order by, where that is an own field by its key: of numbers, sums, days, moments or lines of text. */
export const wireOwnSort = z.templateLiteral(["custom.", z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)]);
export const idParams = z.strictObject({ id: wireId });

/** A page of a list: `next` is the cursor of the following page, or null on the last. */
export function wirePage<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}

/** What every list accepts. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(60),
  /** It holds the value that the page ended with, a text of several hundred letters at most. */
  cursor: z.string().max(6000).optional(),
};
