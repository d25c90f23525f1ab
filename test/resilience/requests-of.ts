import fc from "fast-check";

type Json = Readonly<Record<string, unknown>>;

const uuids = fc.uuid({ version: 7 });
const texts = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("ООО «Ромашка»", "👩‍👩‍👧‍👦", "שלום", "'; drop table deals; --", "%_\\", "=1+1", " "),
  },
);

/** Values that a JSON Schema of ours allows, as far as a schema tells; `ids` stand where an id is asked for, so that some exist. */
export function allowedBy(schema: Json, ids: readonly string[]): fc.Arbitrary<unknown> {
  if ("const" in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const choices = (schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined;
  if (choices) return fc.oneof(...choices.map((one) => allowedBy(one, ids)));
  if (Array.isArray(schema.allOf)) return allowedBy(Object.assign({}, ...(schema.allOf as Json[])), ids);
  switch (schema.type) {
    case "object":
      return objects(schema, ids);
    case "array":
      return arrays(schema, ids);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "integer":
      return whole(schema);
    case "number":
      return fc.double({ min: Number(schema.minimum ?? -1e6), max: Number(schema.maximum ?? 1e6), noNaN: true });
    case "string":
      return strings(schema, ids);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objects(schema: Json, ids: readonly string[]): fc.Arbitrary<unknown> {
  const fields = (schema.properties ?? {}) as Record<string, Json>;
  const required = new Set((schema.required ?? []) as string[]);
  const parts = Object.fromEntries(
    Object.entries(fields).map(([name, one]) => {
      const value = allowedBy(one, ids);
      return [name, required.has(name) ? value : fc.option(value, { nil: undefined, freq: 2 })];
    }),
  );
  const plain = fc.record(parts).map((one) => JSON.parse(JSON.stringify(one)));
  const rest = schema.additionalProperties;
  if (typeof rest !== "object" || rest === null) return plain;
  const extra = fc.dictionary(fc.string({ minLength: 1, maxLength: 10 }), allowedBy(rest as Json, ids), { maxKeys: 2 });
  return fc.tuple(plain, extra).map(([one, more]) => ({ ...more, ...one }));
}

function arrays(schema: Json, ids: readonly string[]): fc.Arbitrary<unknown> {
  const fixed = schema.prefixItems as readonly Json[] | undefined;
  if (fixed) return fc.tuple(...fixed.map((one) => allowedBy(one, ids)));
  const least = Number(schema.minItems ?? 0);
  const most = Math.min(Number(schema.maxItems ?? 3), least + 3);
  return fc.array(allowedBy((schema.items ?? {}) as Json, ids), { minLength: least, maxLength: most });
}

function whole({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: Json): fc.Arbitrary<number> {
  const low = Math.max(
    Number(minimum ?? Number.MIN_SAFE_INTEGER),
    Number(exclusiveMinimum ?? Number.NEGATIVE_INFINITY) + 1,
  );
  const high = Math.min(
    Number(maximum ?? Number.MAX_SAFE_INTEGER),
    Number(exclusiveMaximum ?? Number.POSITIVE_INFINITY) - 1,
  );
  const near = fc.integer({ min: Math.max(low, -5), max: Math.max(Math.max(low, -5), Math.min(high, 20)) });
  return fc.oneof(
    near,
    fc.maxSafeInteger().map((one) => Math.min(Math.max(one, low), high)),
  );
}

function strings(schema: Json, ids: readonly string[]): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 60 } = schema;
  if (format === "uuid") return fc.oneof(fc.constantFrom(...ids), uuids);
  if (format === "date") return days.map((at) => at.toISOString().slice(0, 10));
  if (format === "date-time") return days.map((at) => at.toISOString());
  if (format === "email") return fc.emailAddress();
  if (format === "uri") return fc.webUrl();
  if (typeof pattern === "string" && !pattern.includes("?=")) return fc.stringMatching(new RegExp(pattern, "u"));
  const most = Math.min(Number(maxLength), 80);
  return texts.map((text) => text.padEnd(Number(minLength), "я").slice(0, Math.max(most, Number(minLength))));
}

const days = fc.date({ min: new Date("1000-01-02"), max: new Date("9999-12-01"), noInvalidDate: true });

/** A value like the given one with one thing wrong somewhere: of another type, left out, unknown, too long, too large. */
export function brokenOf(value: unknown): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      "",
      [],
      {},
      -1,
      0.5,
      1e308,
      true,
      "\u0000",
      "\ud800",
      "x".repeat(70_000),
      2 ** 53,
      "2026-02-31",
    ),
    fc.jsonValue({ maxDepth: 1 }),
  );
  if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong;
  const names = Object.keys(value);
  const spoiled = wrong.chain((bad) =>
    fc.constantFrom(...(names.length > 0 ? names : ["surprise"])).map((name) => ({ ...value, [name]: bad })),
  );
  const without = fc.constantFrom(...(names.length > 0 ? names : ["surprise"])).map((name) => {
    const { [name]: _gone, ...rest } = value as Record<string, unknown>;
    return rest;
  });
  return fc.oneof(spoiled, without, fc.constant({ ...value, surprise: 1 }), wrong);
}
