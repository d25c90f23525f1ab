import { expect, test } from "vitest";
import type { ScreenDefinition } from "../../ui/screen-definition.ts";
import { isClosedTo, menuOf, placeAt } from "./menu.ts";

function Screen() {
  return null;
}
const load = async () => ({ Screen });
const screens: readonly ScreenDefinition[] = [
  { path: "/settings/people", title: "x:a", load, place: "settings", isEntry: true, permission: "users.edit" },
  { path: "/board", title: "x:a", load, place: "board", isEntry: true },
  { path: "/deals/$dealId", title: "x:a", load, place: "board" },
];

test("the menu holds only places that exist, in the order of the product and not of the registration", () => {
  expect(menuOf(screens).map((item) => item.place)).toEqual(["board", "settings"]);
});

test("a place that the person may not see is left out", () => {
  expect(menuOf(screens, ["deals.read"]).map((item) => item.place)).toEqual(["board"]);
});

test("a place whose first screen is closed to a person is entered by its first tab that is open", () => {
  const control: readonly ScreenDefinition[] = [
    {
      path: "/control",
      title: "x:a",
      load,
      place: "control",
      isEntry: true,
      tab: "morning",
      permission: "control.read",
    },
    { path: "/control/rhythm", title: "x:a", load, place: "control", tab: "rhythm", permission: "rhythm.read" },
  ];
  expect(menuOf(control, ["rhythm.read"])).toEqual([{ place: "control", path: "/control/rhythm" }]);
  expect(menuOf(control, ["control.read", "rhythm.read"])).toEqual([{ place: "control", path: "/control" }]);
  expect(menuOf(control, [])).toEqual([]);
});

test("an opened deal lights up the board", () => {
  expect(placeAt(screens, "/w/north/deals/0190aa")).toBe("board");
  expect(placeAt(screens, "/w/north/nowhere")).toBeUndefined();
});

test("an address of a screen that is not for one's role is closed, every other is open", () => {
  expect(isClosedTo(screens, "/w/north/settings/people", ["deals.read"])).toBe(true);
  expect(isClosedTo(screens, "/w/north/settings/people", ["users.edit"])).toBe(false);
  expect(isClosedTo(screens, "/w/north/board", [])).toBe(false);
  expect(isClosedTo(screens, "/w/north/nowhere", [])).toBe(false);
});
