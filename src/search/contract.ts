import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireId } from "../kernel/wire.ts";
import { searchKinds } from "./domain/kinds.ts";

export const foundItem = z.strictObject({
  kind: z.enum(searchKinds),
  id: wireId,
  title: z.string(),
  /** What tells it from its namesakes: of a deal the company and the stage, of a contact the company and the phone … */
  subtitle: z.string().nullable(),
  /** Of a deal. */
  status: z.enum(["open", "won", "lost", "postponed"]).nullable(),
  /** Of a document or an activity, which are opened with their deal. */
  dealId: wireId.nullable(),
  /** [from, to) in the title's UTF-16 units: what was asked. */
  highlights: z.array(z.tuple([z.int(), z.int()])),
});
export type FoundItem = z.infer<typeof foundItem>;

export const search = endpoint({
  method: "GET",
  path: "/search",
  summary:
    "Deals, companies, contacts, documents, texts of activities and people by words, phone in any format, tax number, e-mail; typing errors are forgiven; nearest first, what the caller may see",
  query: z.strictObject({
    q: z.string().max(500),
    /** Separated by commas; all when left out. */
    kinds: z
      .string()
      .max(100)
      .transform((list) => list.split(",").map((kind) => kind.trim()))
      .pipe(z.array(z.enum(searchKinds)))
      .optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  answer: z.strictObject({ items: z.array(foundItem) }),
});
