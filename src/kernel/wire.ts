import { z } from "zod";

/** Shapes that many contracts share. Times go over the wire as ISO 8601 with zone, money as minor units. */
export const wireId = z.uuid();
export const wireInstant = z.iso.datetime({ offset: true });
export const wireDate = z.iso.date();
export const wireMoney = z.strictObject({ minor: z.int(), currency: z.string().length(3) });
export const wireVersion = z.int().min(1);
export const idParams = z.strictObject({ id: wireId });

/** A page of a list: `next` is the cursor of the following page, or null on the last. */
export function wirePage<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}

/** What every list accepts. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(60),
  cursor: z.string().max(500).optional(),
};
