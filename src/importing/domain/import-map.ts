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
