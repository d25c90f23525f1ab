import type { DepartmentId, UserId, WorkspaceId } from "./ids.ts";
import type { WorkingCalendar } from "./working-time.ts";

export const roles = ["owner", "director", "head", "salesperson", "marketing", "finance", "analyst", "dealer"] as const;
export type Role = (typeof roles)[number];

/** Everything a person or a key may be allowed to do; who may is decided in identity/domain/policy.ts (PLT-2). */
export const permissions = [
  "workspace.read",
  "workspace.edit",
  "workspace.export",
  "users.read",
  "users.edit",
  "api_keys.edit",
  "webhooks.edit",
  "custom_fields.edit",
  "audit.read",
  "customers.read",
  "customers.edit",
  "personal_data.manage",
  "deals.read",
  "deals.edit",
  "deals.move",
  "deals.override",
  "deals.assign",
  "pipelines.read",
  "pipelines.edit",
  "activities.read",
  "activities.edit",
  "comments.edit",
  "views.edit",
  "payments.read",
  "payments.edit",
  "documents.edit",
  "products.read",
  "products.costs",
  "products.edit",
  "shipments.read",
  "shipments.edit",
  "imports.run",
  "reports.read",
  "installation.manage",
  "working_calendar.edit",
  "absences.edit",
  "plans.read",
  "plans.edit",
  "plans.approve",
  "forecast.read",
  "norms.edit",
  "control.read",
  "rhythm.read",
  "rhythm.edit",
  "team.read",
  "team.edit",
  "call_reviews.read",
  "call_reviews.edit",
  "call_lists.work",
  "call_lists.edit",
  "improvements.read",
  "improvements.edit",
  "regulations.read",
  "regulations.edit",
  "pay.read",
  "pay.read_others",
  "pay.edit",
] as const;
export type Permission = (typeof permissions)[number];

/** Whose deals the actor sees: everyone's, or those of the listed people (oneself, or one's department). */
export type Sight = "all" | readonly UserId[];

/** Who acts: a member of one workspace, by screen, API key or command line. */
export interface Actor {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
  readonly name: string;
  readonly role: Role;
  readonly departmentId: DepartmentId | null;
  readonly sees: Sight;
  /** Null: all that the role allows. A key may be narrowed to these. */
  readonly scopes: readonly Permission[] | null;
  readonly via: "screen" | "api" | "command" | "import" | "system";
  readonly workspace: {
    readonly slug: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly locale: Locale;
    /** The same object as long as the workspace has not changed it (PLA-2). */
    readonly workingCalendar: WorkingCalendar;
  };
}

export const locales = ["ru", "en"] as const;
export type Locale = (typeof locales)[number];
