import { sql } from "kysely";
import type { Reading } from "../../platform/database/unit.ts";
import type { TimelineItem } from "../contract.ts";
import { seenActivities, toActivity } from "./activity-row.ts";
import { lastComments } from "./comments/comment-row.ts";
import type { TimelineEvent } from "./timeline-events.ts";

interface StageData {
  readonly what: "entered" | "won" | "lost" | "postponed";
  readonly from: string | null;
  readonly to: string | null;
  readonly stayedMs: number | null;
  readonly workingMs: number | null;
  readonly overrideReason: string | null;
}
interface ChangeData {
  readonly action: string;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

/** Puts names to the events of one page. */
export async function toTimelineItems(reading: Reading, events: readonly TimelineEvent[]): Promise<TimelineItem[]> {
  const activities = await readActivitiesById(reading, events);
  const commented = [...activities.values()].filter(({ commentCount }) => commentCount > 0).map(({ id }) => id);
  const comments = await lastComments(reading, commented);
  const stages = await readNames(reading, "stages", stageIds(events));
  const users = await readNames(reading, "users", [
    ...events.map((event) => event.by_id),
    ...changed(events, "ownerId"),
  ]);
  const companies = await readNames(reading, "companies", changed(events, "companyId"));
  const contacts = await readNames(reading, "contacts", changed(events, "contactId"));
  const byField = { ownerId: users, companyId: companies, contactId: contacts };
  return events.flatMap((event): TimelineItem[] => {
    const base = { id: event.key, at: event.at.toISOString(), by: (event.by_id && users.get(event.by_id)) || null };
    switch (event.type) {
      case "activity": {
        const activity = activities.get(event.data as string);
        return activity ? [{ type: "activity", ...base, activity, comments: comments.get(activity.id) ?? [] }] : [];
      }
      case "stage":
        return [{ type: "stage", ...base, ...stageOf(event.data as StageData, stages) }];
      case "change":
        return [{ type: "change", ...base, ...changeOf(event.data as ChangeData, byField) }];
      default:
        return [{ type: event.type, ...base, ...(event.data as object) } as TimelineItem];
    }
  });
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly target_hours?: number | null;
}
type Names = ReadonlyMap<string, Named>;

function stageOf(data: StageData, stages: Names) {
  const named = (id: string | null) => {
    const stage = id === null ? undefined : stages.get(id);
    return stage ? { id: stage.id, name: stage.name } : null;
  };
  const targetHours = data.from === null ? null : (stages.get(data.from)?.target_hours ?? null);
  return { ...data, from: named(data.from), to: named(data.to), targetHours };
}

/** People and customers by name instead of id. */
function changeOf(data: ChangeData, names: Readonly<Record<string, Names>>) {
  const changes = data.changes.map(({ field, before, after }) => {
    const shown = (value: unknown) => (typeof value === "string" ? (names[field]?.get(value)?.name ?? value) : value);
    return { field, before: shown(before), after: shown(after) };
  });
  return { action: data.action, changes };
}

function stageIds(events: readonly TimelineEvent[]): (string | null)[] {
  return events.flatMap((event) => {
    if (event.type !== "stage") return [];
    const { from, to } = event.data as StageData;
    return [from, to];
  });
}

function changed(events: readonly TimelineEvent[], field: "ownerId" | "companyId" | "contactId"): string[] {
  return events.flatMap((event) => {
    if (event.type !== "change") return [];
    const found = (event.data as ChangeData).changes.filter((change) => change.field === field);
    return found.flatMap(({ before, after }) => [before, after].filter((value) => typeof value === "string"));
  });
}

async function readNames(
  reading: Reading,
  view: "stages" | "users" | "companies" | "contacts",
  ids: readonly (string | null)[],
): Promise<Names> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<Named>`
    select id, name ${view === "stages" ? sql`, target_hours` : sql``} from ${sql.table(`reporting.${view}`)}
    where workspace_id = ${reading.actor.workspaceId} and id = any(${wanted}::uuid[])`.execute(reading.sql);
  return new Map(rows.map((row) => [row.id, row]));
}

async function readActivitiesById(reading: Reading, events: readonly TimelineEvent[]) {
  const ids = events.filter((event) => event.type === "activity").map((event) => event.data as string);
  const { rows } = await seenActivities(reading.actor, sql`and a.id = any(${ids}::uuid[])`).execute(reading.sql);
  return new Map(rows.map((row) => [row.id, toActivity(row)]));
}
