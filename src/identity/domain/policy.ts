import type { Actor, Permission, Role, Sight } from "../../kernel/actor.ts";
import { roles } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";

/**
 * Who may do what, and whose deals one sees (PLT-2). This is the only place that decides it: routes name a permission,
 * queries take their condition from `visibleTo`.
 */

const everybody: readonly Role[] = roles;
const staff: readonly Role[] = roles.filter((role) => role !== "dealer");
const management: readonly Role[] = ["owner", "director"];
const heads: readonly Role[] = [...management, "head"];
const sellers: readonly Role[] = [...heads, "salesperson", "dealer"];

/** Each permission reads as a sentence: "deals.override" is for the owner, the director and the head of sales. */
const whoMay: Readonly<Record<Permission, readonly Role[]>> = {
  "workspace.read": everybody,
  "workspace.edit": ["owner"],
  // Everything at once in one file is the owner's to take along.
  "workspace.export": ["owner"],
  "users.read": staff,
  "users.edit": management,
  "api_keys.edit": management,
  "webhooks.edit": management,
  "custom_fields.edit": heads,
  "audit.read": management,
  "customers.read": everybody,
  "customers.edit": [...sellers, "marketing"],
  "personal_data.manage": management,
  "deals.read": everybody,
  "deals.edit": sellers,
  "deals.move": sellers,
  "deals.override": heads,
  "deals.assign": heads,
  "pipelines.read": everybody,
  "pipelines.edit": heads,
  "activities.read": everybody,
  "activities.edit": [...sellers, "marketing"],
  // Whoever sees an activity may be asked about it, and answers.
  "comments.edit": everybody,
  // Of one's own; a key that only reads writes none.
  "views.edit": everybody,
  "payments.read": [...sellers, "finance", "analyst"],
  "payments.edit": [...heads, "salesperson", "finance"],
  "documents.edit": [...sellers, "finance"],
  "products.read": staff,
  "products.costs": [...heads, "finance", "analyst"],
  "products.edit": [...heads, "finance"],
  "shipments.read": [...heads, "salesperson", "finance", "analyst"],
  "shipments.edit": [...heads, "salesperson", "finance"],
  "imports.run": management,
  "reports.read": staff,
  "installation.manage": ["owner"],
  "working_calendar.edit": management,
  "absences.edit": heads,
  "plans.read": staff,
  "plans.edit": heads,
  "plans.approve": management,
  "forecast.read": [...heads, "finance", "analyst"],
  "norms.edit": heads,
  "control.read": [...heads, "analyst"],
  "rhythm.read": staff,
  "rhythm.edit": heads,
  "team.read": staff,
  "team.edit": heads,
  "call_reviews.read": staff,
  "call_reviews.edit": heads,
  "call_lists.work": [...heads, "salesperson"],
  "call_lists.edit": [...heads, "marketing"],
  "improvements.read": staff,
  "improvements.edit": [...heads, "marketing", "analyst"],
  "regulations.read": staff,
  "regulations.edit": heads,
  // One's own pay; that of others is for those who answer for it, and heads know it of their people alone.
  "pay.read": staff,
  "pay.read_others": [...heads, "finance"],
  "pay.edit": [...management, "finance"],
};

/** What the role alone allows. */
export function permissionsOf(role: Role): readonly Permission[] {
  return (Object.keys(whoMay) as Permission[]).filter((permission) => whoMay[permission].includes(role));
}

/** Whether the actor may: the role allows it, and the key, if one is used, was not narrowed below it. */
export function may(actor: Pick<Actor, "role" | "scopes">, permission: Permission): boolean {
  return whoMay[permission].includes(actor.role) && (actor.scopes === null || actor.scopes.includes(permission));
}

/** Everything the actor may do. */
export function allowedTo(actor: Pick<Actor, "role" | "scopes">): readonly Permission[] {
  return permissionsOf(actor.role).filter((permission) => may(actor, permission));
}

type Reach = "all" | "department" | "own";

const reachOf: Readonly<Record<Role, Reach>> = {
  owner: "all",
  director: "all",
  head: "department",
  salesperson: "own",
  marketing: "all",
  finance: "all",
  analyst: "all",
  dealer: "own",
};

/** How far the role sees: everybody's deals, those of one's department and the departments below it, or one's own. */
export function reach(role: Role): Reach {
  return reachOf[role];
}

/** Whose deals the person sees. `departmentPeople` are those of the own department and of the departments below it. */
export function sightOf(role: Role, userId: UserId, departmentPeople: readonly UserId[]): Sight {
  if (reachOf[role] === "all") return "all";
  if (reachOf[role] === "own") return [userId];
  return [...new Set([userId, ...departmentPeople])];
}

/** Whether the actor sees a deal of this owner. */
export function sees(actor: Pick<Actor, "sees">, ownerId: UserId): boolean {
  return actor.sees === "all" || actor.sees.includes(ownerId);
}

/** The staff knows every customer, so that nobody is called twice; a dealer the own ones, and those of deals that the dealer sees. */
export function knowsEveryCustomer(actor: Pick<Actor, "role">): boolean {
  return staff.includes(actor.role);
}

const rank: Readonly<Record<Role, number>> = {
  owner: 3,
  director: 2,
  head: 1,
  salesperson: 0,
  marketing: 0,
  finance: 0,
  analyst: 0,
  dealer: 0,
};

/** Nobody gives a role higher than one's own, nor changes a person who has one. */
export function isWithinReachOf(actor: Pick<Actor, "role">, role: Role): boolean {
  return rank[role] <= rank[actor.role];
}
