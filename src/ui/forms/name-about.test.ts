import { expect, test } from "vitest";
import { nameAbout } from "./name-about.ts";

test("a field is named with what it is about, and by its label alone where that is enough", () => {
  expect(nameAbout("Встреча назначена", "День")).toEqual({ "aria-label": "Встреча назначена: день" });
  expect(nameAbout(undefined, "День")).toEqual({});
});
