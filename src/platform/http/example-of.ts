type Json = Readonly<Record<string, unknown>>;

/** What a field of this name usually holds: "currency" → "RUB". A word stands only where the shape takes its type. */
export type Words = Readonly<Record<string, unknown>>;

const formats: Readonly<Record<string, unknown>> = {
  uuid: "0199e3a0-5c1e-7a40-9d3b-2f6c1d8e4b70",
  "date-time": "2026-11-02T09:00:00.000Z",
  date: "2026-11-02",
  time: "09:00:00",
  email: "anna@north.example",
  uri: "https://north.example/",
};

/** An example that a JSON Schema of ours allows, told by the words of the product. All fields are filled, so that each is seen. */
export function exampleOf(schema: Json, words: Words, name = ""): unknown {
  if ("const" in schema) return schema.const;
  if ("default" in schema && schema.default !== null && !(name in words)) return schema.default;
  if (Array.isArray(schema.enum)) return isTaken(schema, words[name]) ? words[name] : schema.enum[0];
  const choices = (schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined;
  if (choices) return exampleOf(choices.find((one) => one.type !== "null") ?? {}, words, name);
  if (Array.isArray(schema.allOf)) return exampleOf(Object.assign({}, ...(schema.allOf as Json[])), words, name);
  return byType(schema, words, name);
}

function byType(schema: Json, words: Words, name: string): unknown {
  if (isTaken(schema, words[name])) return words[name];
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== "null") : schema.type;
  if (type === "object") return objectExample(schema, words);
  if (type === "array") return arrayExample(schema, words, name);
  if (type === "boolean") return true;
  if (type === "integer" || type === "number") return numberExample(schema);
  if (type === "string") return textExample(schema, name);
  return type === "null" ? null : {};
}

function objectExample(schema: Json, words: Words): Json {
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Json>);
  if (fields.length > 0) return Object.fromEntries(fields.map(([field, one]) => [field, exampleOf(one, words, field)]));
  const names = (schema.propertyNames as Json | undefined)?.enum as readonly string[] | undefined;
  const rest = schema.additionalProperties;
  if (typeof rest !== "object" || rest === null || Object.keys(rest).length === 0) return {};
  return Object.fromEntries((names ?? ["name"]).map((one) => [one, exampleOf(rest as Json, words, "value")]));
}

function arrayExample(schema: Json, words: Words, name: string): readonly unknown[] {
  const fixed = schema.prefixItems as readonly Json[] | undefined;
  if (fixed) return fixed.map((one) => exampleOf(one, words, name));
  if (schema.maxItems === 0) return [];
  const count = Math.max(1, Math.min(Number(schema.minItems ?? 1), 5));
  const one = exampleOf((schema.items ?? {}) as Json, words, singular(name));
  return Array.from({ length: count }, () => one);
}

const singular = (name: string) => name.replace(/s$/, "");

function numberExample({ minimum, exclusiveMinimum, maximum }: Json): number {
  const low = typeof minimum === "number" ? minimum : typeof exclusiveMinimum === "number" ? exclusiveMinimum + 1 : 1;
  return Math.min(Math.max(low, 1), typeof maximum === "number" ? maximum : Number.MAX_SAFE_INTEGER);
}

function textExample(schema: Json, name: string): string {
  const known = formats[String(schema.format)];
  if (typeof known === "string") return known;
  const text = name === "" ? "text" : name;
  const least = Number(schema.minLength ?? 0);
  return text.padEnd(least, "x").slice(0, Number(schema.maxLength ?? 100));
}

/** Whether the word is of the schema's type, length and pattern. */
function isTaken(schema: Json, word: unknown): boolean {
  if (word === undefined) return false;
  if (Array.isArray(schema.enum)) return schema.enum.includes(word);
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  if (typeof word === "number") {
    const isWithin = word >= Number(schema.minimum ?? word) && word <= Number(schema.maximum ?? word);
    return isWithin && (types.includes("number") || (types.includes("integer") && Number.isInteger(word)));
  }
  if (typeof word === "string") return types.includes("string") && fits(schema, word);
  if (Array.isArray(word)) return types.includes("array");
  return typeof word === "object" && types.includes("object");
}

function fits({ format, pattern, minLength, maxLength }: Json, word: string): boolean {
  if (typeof format === "string" && format in formats) return false;
  if (typeof pattern === "string" && !new RegExp(pattern, "u").test(word)) return false;
  return word.length >= Number(minLength ?? 0) && word.length <= Number(maxLength ?? word.length);
}
