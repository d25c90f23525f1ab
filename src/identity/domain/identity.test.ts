import { expect, test } from "vitest";
import { decideUserChange } from "./change-user.ts";
import { makesCircle } from "./departments.ts";
import { isSlug, slugOf } from "./slug.ts";

const owner = { role: "owner", isActive: true } as const;

test("the last active owner is neither demoted nor deactivated", () => {
  expect(decideUserChange(owner, owner, { role: "director", isActive: true }, 0)?.refused).toBe("last_owner");
  expect(decideUserChange(owner, owner, { role: "owner", isActive: false }, 0)?.refused).toBe("last_owner");
});

test("with a second owner the first may leave", () => {
  expect(decideUserChange(owner, owner, { role: "salesperson", isActive: true }, 1)).toBeNull();
});

test("a director neither makes an owner nor changes one", () => {
  const director = { role: "director" } as const;
  expect(decideUserChange(director, { role: "head", isActive: true }, owner, 1)?.refused).toBe("role_too_high");
  expect(decideUserChange(director, owner, { role: "owner", isActive: false }, 1)?.refused).toBe("role_too_high");
});

test("a department stands neither under itself nor under one of its own", () => {
  const parents = new Map([
    ["a", null],
    ["b", "a"],
    ["c", "b"],
  ]);
  expect(makesCircle("a", "a", parents)).toBe(true);
  expect(makesCircle("a", "c", parents)).toBe(true);
  expect(makesCircle("c", "a", parents)).toBe(false);
  expect(makesCircle("b", null, parents)).toBe(false);
});

test("the address of a workspace is made of its name", () => {
  expect(slugOf("Ромашка и Ко")).toBe("romashka-i-ko");
  expect(slugOf("ООО «Щука & Ёж»")).toBe("ooo-shchuka-ezh");
  expect(slugOf("Café Ünïted")).toBe("cafe-united");
  expect(slugOf("***")).toBe("workspace");
  expect(slugOf("-".repeat(80))).toBe("workspace");
  for (const name of ["Ромашка", "  A  ", "й".repeat(200), "ъь"]) expect(isSlug(slugOf(name)), name).toBe(true);
});
