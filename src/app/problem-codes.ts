import { fileRefusals } from "../platform/files/refusals.ts";
import { takesKey } from "../platform/http/open-api.ts";
import type { httpRefusals } from "../platform/http/refusals.ts";
import type { Route } from "../platform/http/route.ts";
import type { Catalogues } from "../platform/translate.ts";
import { catalogues } from "./catalogues.ts";

/** Whose rules an operation asks, by the first word of its address. What is not listed asks the slice of its name. */
const slicesOf: Readonly<Record<string, readonly (keyof typeof catalogues & string)[]>> = {
  activities: ["activities", "pipeline", "crm", "custom-fields"],
  "api-keys": ["identity"],
  "audit-entries": ["identity"],
  board: ["pipeline", "custom-fields"],
  "bulk-actions": ["bulk", "pipeline", "crm", "activities", "custom-fields"],
  companies: ["crm", "bulk", "activities", "pipeline", "custom-fields"],
  contacts: ["crm", "bulk", "activities", "pipeline", "custom-fields"],
  "calendar-feed": ["calendar"],
  "call-lists": ["call-lists", "pipeline", "activities", "crm"],
  "call-mistakes": ["call-quality"],
  "call-quality-settings": ["call-quality"],
  "call-reviews": ["call-quality"],
  "call-scorecards": ["call-quality"],
  "calls-to-review": ["call-quality"],
  "calendar-feed.ics": ["calendar"],
  comments: ["activities"],
  control: ["control", "activities", "reverse-planning"],
  "customer-duplicates": ["crm"],
  "customer-merges": ["crm"],
  deals: ["pipeline", "bulk", "crm", "activities", "commerce", "custom-fields", "norms"],
  departments: ["identity"],
  documents: ["commerce", "pipeline"],
  "exchange-rates": ["commerce"],
  "fact-settings": ["planning"],
  exports: ["exporting"],
  "back-tests": ["forecasting"],
  forecasts: ["forecasting"],
  "hygiene-returns": ["hygiene", "pipeline"],
  "hygiene-rules": ["hygiene"],
  "old-deals": ["hygiene"],
  files: ["commerce"],
  imports: ["importing", "pipeline", "crm", "commerce", "activities", "custom-fields"],
  improvements: ["improvements", "analytics"],
  migrations: ["importing"],
  invitations: ["identity"],
  live: ["pipeline"],
  "loss-reasons": ["pipeline"],
  me: ["identity"],
  "mentionable-people": ["activities"],
  "note-templates": ["activities"],
  "pay-chances": ["pay"],
  "pay-contests": ["pay"],
  "pay-inputs": ["pay"],
  "pay-marks": ["pay"],
  "pay-months": ["pay"],
  "pay-orders": ["pay"],
  "pay-schemes": ["pay"],
  "pay-slips": ["pay"],
  "pay-terms": ["pay"],
  payments: ["commerce", "pipeline"],
  "plan-versions": ["planning"],
  "hiring-contests": ["team"],
  "contest-candidates": ["team"],
  onboardings: ["team"],
  "onboarding-templates": ["team"],
  trainings: ["team"],
  plans: ["planning"],
  products: ["commerce"],
  promises: ["planning"],
  shipments: ["commerce"],
  "advance-rules": ["norms"],
  "daily-plans": ["norms"],
  days: ["today"],
  "done-contacts": ["norms"],
  "effective-kinds": ["norms"],
  "norm-tables": ["norms"],
  "work-weeks": ["norms"],
  "pipeline-lint": ["pipeline"],
  "pipeline-proposals": ["pipeline"],
  "pipeline-templates": ["pipeline"],
  pipelines: ["pipeline", "custom-fields"],
  "plan-coverages": ["reverse-planning", "analytics"],
  "plan-expectations": ["reverse-planning", "analytics"],
  "plan-drafts": ["reverse-planning", "planning", "analytics"],
  "plan-scenarios": ["reverse-planning"],
  "plan-levers": ["reverse-planning", "analytics"],
  "plan-measures": ["reverse-planning", "analytics"],
  "regulation-draft": ["regulations"],
  "regulation-texts": ["regulations"],
  "regulation-versions": ["regulations"],
  "rhythm-defaults": ["rhythm"],
  "rhythm-events": ["rhythm"],
  "rhythm-meetings": ["rhythm", "activities"],
  reports: ["analytics", "pipeline", "custom-fields"],
  setup: ["identity"],
  "sign-in": ["identity"],
  "sign-out": ["identity"],
  users: ["identity"],
  "default-views": ["views"],
  "webhook-deliveries": ["webhooks"],
  "webhook-events": ["webhooks"],
  "vat-rates": ["commerce"],
  webhooks: ["webhooks"],
  "working-calendars": ["working-calendar"],
  "record-checks": ["honest-records"],
  "record-thresholds": ["honest-records"],
  "working-regions": ["working-calendar"],
  absences: ["working-calendar"],
  workspace: ["identity"],
  workspaces: ["identity"],
};

const texts: Catalogues = catalogues;
const codesOfSlice = (slice: string): readonly string[] => Object.keys(texts[slice]?.en.refusal ?? {});

const ofConnection = ["database_unavailable", "try_again", "unexpected"] as const;
const ofAddress = ["address_malformed", "address_unknown", "address_inside"] as const;

const ofFiles = Object.keys(fileRefusals) as (keyof typeof fileRefusals)[];

/** "custom-fields" asks the slice `customFields`; what has no slice of its name may ask any. */
function slicesNamed(tag: string): readonly string[] {
  const plain = (name: string) => name.replaceAll("-", "").toLowerCase();
  const named = Object.keys(texts).filter((slice) => plain(slice) === plain(tag));
  return named.length > 0 ? named : Object.keys(texts);
}

/** The closed list of codes with which an operation may refuse: the edge's for its kind, then those of its slices (law 5). */
export function problemCodesOf(route: Route): readonly string[] {
  const { method, path, query } = route.endpoint;
  const tag = path.split("/")[1] ?? "";
  const slices = slicesOf[tag] ?? slicesNamed(tag);
  const edge: (keyof typeof httpRefusals | keyof typeof fileRefusals)[] = [
    ...ofConnection,
    "not_signed_in",
    // What an operation does not ask for it refuses, even where it asks for nothing.
    "input_invalid",
  ];
  if ("cursor" in ((query as { shape?: object } | undefined)?.shape ?? {})) edge.push("cursor_invalid");
  if (method !== "GET") edge.push("json_invalid", "media_type_unknown", "body_too_large");
  if (takesKey(route)) edge.push("idempotency_key_reused");
  if (takesKey(route) && route.kind === "open") edge.push("idempotency_key_in_use");
  if (route.endpoint.takesKey === false) edge.push("idempotency_key_refused");
  if (route.permission !== "anyone" && route.permission !== "account")
    edge.push("not_allowed", "scope_missing", "too_many_requests");
  if (tag === "webhooks" || tag === "migrations") edge.push(...ofAddress);
  if (route.kind === "open" && (route.rawBody || path.endsWith("/content"))) edge.push(...ofFiles);
  // Signing in comes before everything else, and its rules with it.
  const own = [...(route.permission === "anyone" ? [] : ["identity"]), ...slices].flatMap(codesOfSlice);
  return [...new Set([...edge, ...own])];
}
