import { z } from "zod";

const mappedValue = z.union([z.string().max(500), z.strictObject({ outcome: z.enum(["won", "lost"]) })]);

const mappedField = z.union([
  z.string().min(1).max(500),
  z.strictObject({
    column: z.string().min(1).max(500),
    values: z.record(z.string().max(500), mappedValue).optional(),
    format: z.string().min(1).max(50).optional(),
  }),
]);

/** cli.md, `--map`: `{"field": "column"}` or `{"field": {"column": …, "values": {…}, "format": …}}`. */
export const importMapShape = z.record(z.string().min(1).max(100), mappedField);

export type ImportMap = z.output<typeof importMapShape>;
export type MappedValue = z.output<typeof mappedValue>;

/** A map as written in JSON; a sentence about what is wrong where it is none. */
export function parseImportMap(text: string): ImportMap | string {
  try {
    const read = importMapShape.safeParse(JSON.parse(text));
    return read.success ? read.data : (read.error.issues[0]?.message ?? "");
  } catch (error) {
    return (error as Error).message;
  }
}
