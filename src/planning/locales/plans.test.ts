import { expect, test } from "vitest";
import { plansRefusals } from "../domain/plans/refusals.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

test("every refusal of plans has its message in both languages, and nothing is said in one alone", () => {
  for (const code of Object.keys(plansRefusals)) expect(Object.keys(ru.refusal)).toContain(code);
  const keys = (value: object, path = ""): string[] =>
    Object.entries(value).flatMap(([key, one]) =>
      typeof one === "object" ? keys(one, `${path}${key}.`) : [`${path}${key.replace(/_(one|few|many|other)$/, "")}`],
    );
  expect([...new Set(keys(ru))].sort()).toEqual([...new Set(keys(en))].sort());
});
