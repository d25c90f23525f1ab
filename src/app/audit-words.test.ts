import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogues } from "./catalogues.ts";

/** Actions that are written as they stand; those put together of parts are held by their slices. */
const written = globSync("src/*/server/**/*.ts")
  .filter((file) => !file.endsWith(".test.ts"))
  .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\baction: "([a-z_]+)\.([a-z_]+)"/g)])
  .map(([, entity = "", deed = ""]) => ({ entity, deed }));

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

test.for(["ru", "en"] as const)("every action of the audit has its words in %s: the log told keys", (locale) => {
  const told = catalogues.identity?.[locale] as { readonly action: Words } | undefined;
  expect(written.length).toBeGreaterThan(50);
  const unnamed = written.filter(({ entity, deed }) => told?.action[entity]?.[deed] === undefined);
  expect([...new Set(unnamed.map(({ entity, deed }) => `${entity}.${deed}`))]).toEqual([]);
});
