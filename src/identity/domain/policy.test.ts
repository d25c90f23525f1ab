import { describe, expect, test } from "vitest";
import type { Permission, Role } from "../../kernel/actor.ts";
import { permissions, roles } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isWithinReachOf, knowsEveryCustomer, may, permissionsOf, sees, sightOf } from "./policy.ts";

/** By hand, in the order of `roles`: owner director head salesperson marketing finance analyst dealer. */
const table: Record<Permission, string> = {
  "workspace.read": "+ + + + + + + +",
  "workspace.edit": "+ - - - - - - -",
  "workspace.export": "+ - - - - - - -",
  "users.read": "+ + + + + + + -",
  "users.edit": "+ + - - - - - -",
  "api_keys.edit": "+ + - - - - - -",
  "webhooks.edit": "+ + - - - - - -",
  "custom_fields.edit": "+ + + - - - - -",
  "audit.read": "+ + - - - - - -",
  "customers.read": "+ + + + + + + +",
  "customers.edit": "+ + + + + - - +",
  "personal_data.manage": "+ + - - - - - -",
  "deals.read": "+ + + + + + + +",
  "deals.edit": "+ + + + - - - +",
  "deals.move": "+ + + + - - - +",
  "deals.override": "+ + + - - - - -",
  "deals.assign": "+ + + - - - - -",
  "pipelines.read": "+ + + + + + + +",
  "pipelines.edit": "+ + + - - - - -",
  "activities.read": "+ + + + + + + +",
  "activities.edit": "+ + + + + - - +",
  "comments.edit": "+ + + + + + + +",
  "views.edit": "+ + + + + + + +",
  "payments.read": "+ + + + - + + +",
  "payments.edit": "+ + + + - + - -",
  "documents.edit": "+ + + + - + - +",
  "products.read": "+ + + + + + + -",
  "products.costs": "+ + + - - + + -",
  "products.edit": "+ + + - - + - -",
  "shipments.read": "+ + + + - + + -",
  "shipments.edit": "+ + + + - + - -",
  "imports.run": "+ + - - - - - -",
  "reports.read": "+ + + + + + + -",
  "installation.manage": "+ - - - - - - -",
  "working_calendar.edit": "+ + - - - - - -",
  "absences.edit": "+ + + - - - - -",
  "plans.read": "+ + + + + + + -",
  "plans.edit": "+ + + - - - - -",
  "plans.approve": "+ + - - - - - -",
  "forecast.read": "+ + + - - + + -",
  "norms.edit": "+ + + - - - - -",
  "control.read": "+ + + - - - + -",
  "rhythm.read": "+ + + + + + + -",
  "rhythm.edit": "+ + + - - - - -",
  "team.read": "+ + + + + + + -",
  "team.edit": "+ + + - - - - -",
  "call_reviews.read": "+ + + + + + + -",
  "call_reviews.edit": "+ + + - - - - -",
  "call_lists.work": "+ + + + - - - -",
  "call_lists.edit": "+ + + - + - - -",
  "improvements.read": "+ + + + + + + -",
  "improvements.edit": "+ + + - + - + -",
  "regulations.read": "+ + + + + + + -",
  "regulations.edit": "+ + + - - - - -",
  "pay.read": "+ + + + + + + -",
  "pay.read_others": "+ + + - - + - -",
  "pay.edit": "+ + - - - + - -",
};

describe("who may do what", () => {
  for (const permission of permissions) {
    const marks = table[permission].split(" ");
    for (const [index, role] of roles.entries()) {
      const expected = marks[index] === "+";
      test(`the ${role} ${expected ? "may" : "may not"}: ${permission}`, () => {
        expect(may({ role, scopes: null }, permission)).toBe(expected);
        expect(permissionsOf(role).includes(permission)).toBe(expected);
      });
    }
  }

  test("a key narrowed to reading deals cannot edit them, though its owner may", () => {
    expect(may({ role: "owner", scopes: ["deals.read"] }, "deals.read")).toBe(true);
    expect(may({ role: "owner", scopes: ["deals.read"] }, "deals.edit")).toBe(false);
  });

  test("a scope gives nothing that the role does not allow", () => {
    expect(may({ role: "salesperson", scopes: ["pipelines.edit"] }, "pipelines.edit")).toBe(false);
  });
});

describe("whose deals one sees", () => {
  const me = "me" as UserId;
  const colleagues = ["anna", "boris"] as UserId[];

  test("owner, director, marketing, finance and analyst see everybody's", () => {
    for (const role of ["owner", "director", "marketing", "finance", "analyst"] as Role[]) {
      expect(sightOf(role, me, colleagues)).toBe("all");
    }
  });

  test("a head sees those of the department and the head's own", () => {
    expect(sightOf("head", me, colleagues)).toEqual(["me", "anna", "boris"]);
    expect(sightOf("head", me, [me, ...colleagues])).toEqual(["me", "anna", "boris"]);
  });

  test("a head without a department sees the head's own only", () => {
    expect(sightOf("head", me, [])).toEqual(["me"]);
  });

  test("every customer is known to everybody but a dealer", () => {
    expect(roles.filter((role) => !knowsEveryCustomer({ role }))).toEqual(["dealer"]);
  });

  test("a salesperson and a dealer see their own only", () => {
    expect(sightOf("salesperson", me, colleagues)).toEqual(["me"]);
    expect(sightOf("dealer", me, colleagues)).toEqual(["me"]);
    expect(sees({ sees: [me] }, me)).toBe(true);
    expect(sees({ sees: [me] }, colleagues[0] as UserId)).toBe(false);
  });
});

describe("who may give which role", () => {
  test("only an owner makes an owner", () => {
    expect(isWithinReachOf({ role: "owner" }, "owner")).toBe(true);
    expect(isWithinReachOf({ role: "director" }, "owner")).toBe(false);
  });

  test("a director makes a director and everybody below", () => {
    for (const role of roles.filter((one) => one !== "owner"))
      expect(isWithinReachOf({ role: "director" }, role)).toBe(true);
  });
});
