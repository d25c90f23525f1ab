import { z } from "zod";
import { wireId } from "./wire.ts";

/** Bytes of one uploaded file, at most. */
export const maxFileBytes = 100 * 1024 * 1024;

/** A file that is kept, without its bytes. */
export const wireFile = z.strictObject({
  id: wireId,
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.int(),
  sha256: z.string(),
});
export type StoredFile = z.infer<typeof wireFile>;
