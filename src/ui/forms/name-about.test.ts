import { expect, test } from "vitest";
import { nameAbout } from "./name-about.ts";

test("a field is named with what it is about, and by its label alone where that is enough", () => {
  const meeting = "Встреча назначена: место, дата, время";
  expect(nameAbout(meeting, "День")).toEqual({ "aria-label": "Встреча назначена: день" });
  expect(nameAbout(undefined, "День")).toEqual({});
});
