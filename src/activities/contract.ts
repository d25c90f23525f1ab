import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireFile } from "../kernel/stored-file.ts";
import {
  idParams,
  pageQuery,
  wireDate,
  wireId,
  wireInstant,
  wireMoney,
  wireOwnInput,
  wireOwnValues,
  wirePage,
  wireText,
  wireVersion,
} from "../kernel/wire.ts";
import { comment } from "./contract-comments.ts";
import { activityKinds, recordOrigins } from "./domain/activity-kind.ts";

export * from "./contract-comments.ts";
export * from "./contract-templates.ts";

const optionalText = (most: number) =>
  wireText(most)
    .transform((text) => (text === "" ? null : text))
    .nullable();
const named = z.strictObject({ id: wireId, name: z.string() });
const rowVersion = z.strictObject({ version: z.coerce.number().int().min(1).optional() });
const kind = z.enum(activityKinds);
/** Who is called by name in the text: people who see the deal (without one, the owner); others: 422 `mention_unseen`. Each is told once. */
const mentions = z.array(wireId).max(50);

/** Minutes before its time at which the owner is reminded, or not at all; null: as the owner chose for all activities. */
const reminder = z.union([z.literal("none"), z.int().min(0).max(20_160)]);

const planFields = {
  kind,
  subject: wireText(500).min(1),
  body: optionalText(20_000),
  ownerId: wireId,
  plannedAt: wireInstant.nullable(),
  /** False: planned for the day of `plannedAt`, at no given time. */
  hasTime: z.boolean(),
  durationMinutes: z.int().min(1).max(14_400).nullable(),
  place: optionalText(500),
  /** Of a call or an e-mail. */
  direction: z.enum(["in", "out"]).nullable(),
  reminder: reminder.nullable(),
  custom: wireOwnInput,
};
const subjects = { dealId: wireId.nullable(), companyId: wireId.nullable(), contactId: wireId.nullable() };

/**
 * Planned (`plannedAt`), or done at once (`doneAt`); a note with neither is done now. A meeting is planned only with
 * place, date and time: otherwise 422 `activity_invalid` with `errors` at `place`, `plannedAt`, `hasTime`.
 * `ownerId` is the caller where missing.
 */
export const activityInput = z
  .strictObject({
    ...planFields,
    ...subjects,
    doneAt: wireInstant,
    isHeld: z.boolean(),
    result: optionalText(20_000),
    mentions,
    /** Where it is known from: whoever connects a telephony, mail or calendar by an API key says so; "typed" where missing. */
    recordedBy: z.enum(recordOrigins),
  })
  .partial()
  .required({ kind: true, subject: true });

export const activityChange = z
  .strictObject({ ...planFields, ...subjects, result: optionalText(20_000), mentions, version: wireVersion })
  .partial()
  .required({ version: true });

/** The next step planned together with a completion; deal, company, contact and owner are the completed one's unless given. */
export const nextStepInput = z
  .strictObject({ ...planFields, ...subjects })
  .partial()
  .required({ kind: true, subject: true, plannedAt: true });

/**
 * `isHeld` of a meeting: false when it did not take place, true where missing. Of a call: whether one got through; where missing
 * it is not said and counts as if one did. `doneAt` is now where missing.
 */
export const completionInput = z
  .strictObject({
    version: wireVersion,
    doneAt: wireInstant,
    isHeld: z.boolean(),
    result: optionalText(20_000),
    mentions,
    custom: wireOwnInput,
    next: nextStepInput,
  })
  .partial();

export const activity = z.strictObject({
  id: wireId,
  kind,
  subject: z.string(),
  body: z.string().nullable(),
  deal: named.nullable(),
  company: named.nullable(),
  contact: named.nullable(),
  owner: named,
  plannedAt: wireInstant.nullable(),
  hasTime: z.boolean(),
  durationMinutes: z.int().nullable(),
  place: z.string().nullable(),
  direction: z.enum(["in", "out"]).nullable(),
  reminder: reminder.nullable(),
  doneAt: wireInstant.nullable(),
  /** Of a meeting that is over: whether it took place; of a call: whether one got through, null where nobody said. */
  isHeld: z.boolean().nullable(),
  result: z.string().nullable(),
  recordedBy: z.enum(recordOrigins),
  custom: wireOwnValues,
  /** Who is called by name in the text. */
  mentions: z.array(named),
  commentCount: z.int(),
  /** In the order in which they were added. */
  files: z.array(wireFile),
  createdAt: wireInstant,
  updatedAt: wireInstant,
  deletedAt: wireInstant.nullable(),
  version: wireVersion,
});

/** `overdue`: open and its time (or its day, without a time) has passed by the workspace's clock. */
export const activityStates = ["open", "overdue", "done"] as const;

export const listActivities = endpoint({
  method: "GET",
  path: "/activities",
  summary: "Activities that the caller sees: open ones first to last by plan, done ones newest first",
  query: z.strictObject({
    ...pageQuery,
    deal: wireId.optional(),
    company: wireId.optional(),
    contact: wireId.optional(),
    owner: wireId.optional(),
    kind: kind.optional(),
    state: z.enum(activityStates).optional(),
    /** From this day on, and to this day inclusive, in the workspace's zone: of the plan; with `state=done`, of the doing. */
    from: wireDate.optional(),
    to: wireDate.optional(),
    /** With the last 20 comments on each. */
    comments: z.enum(["true", "false"]).optional(),
  }),
  answer: wirePage(
    activity.extend({
      /** Where asked for: the last 20, first to last; `commentCount` tells of how many. */
      comments: z.array(comment).optional(),
    }),
  ),
});
export const createActivity = endpoint({
  method: "POST",
  path: "/activities",
  summary: "Plan an activity, or record one that is done",
  status: 201,
  body: activityInput,
  answer: activity,
});
export const getActivity = endpoint({
  method: "GET",
  path: "/activities/{id}",
  summary: "An activity",
  params: idParams,
  answer: activity,
});
export const changeActivity = endpoint({
  method: "PATCH",
  path: "/activities/{id}",
  summary: "Change an activity; 409 version_conflict when somebody changed it first",
  params: idParams,
  body: activityChange,
  answer: activity,
});
export const completeActivity = endpoint({
  method: "POST",
  path: "/activities/{id}/completions",
  summary: "Mark an activity as done, with its result, and plan the next step in the same breath",
  params: idParams,
  body: completionInput,
  answer: z.strictObject({ activity, next: activity.nullable() }),
});
export const reopenActivity = endpoint({
  method: "POST",
  path: "/activities/{id}/reopenings",
  summary: "Undo a completion: the activity is open again",
  params: idParams,
  body: z.strictObject({ version: wireVersion }).partial(),
  answer: activity,
});
export const deleteActivity = endpoint({
  method: "DELETE",
  path: "/activities/{id}",
  summary: "Delete an activity; it can be restored",
  params: idParams,
  query: rowVersion,
  answer: activity,
});
export const restoreActivity = endpoint({
  method: "POST",
  path: "/activities/{id}/restorations",
  summary: "Bring a deleted activity back",
  params: idParams,
  body: z.strictObject({}),
  answer: activity,
});

/**
 * Multipart with one part that is a file, or the bytes themselves with their Content-Type and the name, percent-encoded, in
 * X-File-Name. The same file once more is the one that is there.
 */
export const attachActivityFile = endpoint({
  method: "POST",
  path: "/activities/{id}/files",
  summary: "Attach a file of any type to an activity or a note, 100 MB at most, 50 in all",
  status: 201,
  params: idParams,
  answer: wireFile,
});
/** The bytes, always as a download. */
export const getActivityFileContent = endpoint({
  method: "GET",
  path: "/activity-files/{id}/content",
  summary: "Download a file of an activity",
  params: idParams,
  answer: z.unknown(),
});
export const deleteActivityFile = endpoint({
  method: "DELETE",
  path: "/activity-files/{id}",
  summary: "Take a file off its activity; it can be restored",
  params: idParams,
  answer: activity,
});
export const restoreActivityFile = endpoint({
  method: "POST",
  path: "/activity-files/{id}/restorations",
  summary: "Bring a file back that was taken off",
  params: idParams,
  body: z.strictObject({}),
  answer: activity,
});

/** The earliest open planned activity of the deal, or null: then the deal is flagged (PIP-9). */
export const getNextStep = endpoint({
  method: "GET",
  path: "/deals/{id}/next-step",
  summary: "The next step of a deal",
  params: idParams,
  answer: z.strictObject({ nextStep: activity.nullable() }),
});

/** A contact of the chain as a task that can be planned as it stands: a day by working time, at the stage's own pace. */
const offeredContact = z.strictObject({ kind, subject: z.string(), plannedAt: wireInstant, hasTime: z.boolean() });

/** ACT-2: `next` is the first contact not done; `afterNext` is offered in the completion of `next`. Empty for a closed deal. */
export const stageChain = z.strictObject({
  steps: z.array(
    z.strictObject({
      activity: kind,
      subject: z.string(),
      doneAt: wireInstant.nullable(),
      activityId: wireId.nullable(),
    }),
  ),
  next: offeredContact.nullable(),
  afterNext: offeredContact.nullable(),
});
export const getStageChain = endpoint({
  method: "GET",
  path: "/deals/{id}/chain",
  summary: "The chain of typical contacts of a deal's stage: what is done, what is next and when",
  params: idParams,
  answer: stageChain,
});

/** What the timeline may be narrowed to; an activity counts under its kind, a document's mark under `document`. */
export const timelineKinds = [...activityKinds, "stage", "payment", "change"] as const;

const event = { id: z.string(), at: wireInstant, by: named.nullable() };
const stageOf = z.strictObject({ id: wireId, name: z.string() });

export const timelineItem = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("activity"),
    ...event,
    activity,
    /** The last 20, first to last; `activity.commentCount` tells of how many. */
    comments: z.array(comment),
  }),
  z.strictObject({
    type: z.literal("stage"),
    ...event,
    /** `entered` and `won` tell where to; `lost` and `postponed` where from. */
    what: z.enum(["entered", "won", "lost", "postponed"]),
    from: stageOf.nullable(),
    to: stageOf.nullable(),
    /** How long the deal stood on `from`, and its target. */
    stayedMs: z.number().nullable(),
    workingMs: z.number().nullable(),
    targetHours: z.number().nullable(),
    /** Why the gate was overridden. */
    overrideReason: z.string().nullable(),
  }),
  z.strictObject({
    type: z.literal("document"),
    ...event,
    mark: z.enum(["added", "sent", "received", "signed"]),
    /** The day of a mark; `at` is that day's start. Null for `added`. */
    on: wireDate.nullable(),
    document: z.strictObject({ id: wireId, kind: z.string(), title: z.string(), fileId: wireId.nullable() }),
  }),
  z.strictObject({
    type: z.literal("payment"),
    ...event,
    mark: z.enum(["expected", "received"]),
    on: wireDate.nullable(),
    payment: z.strictObject({ id: wireId, amount: wireMoney, purpose: z.string() }),
  }),
  z.strictObject({
    type: z.literal("change"),
    ...event,
    /** "deal.updated", "deal.assigned": as the audit wrote it. */
    action: z.string(),
    changes: z.array(z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  }),
]);

/** What happened to a deal, newest first: open activities are not here but in `GET /activities?deal=&state=open`. */
export const getTimeline = endpoint({
  method: "GET",
  path: "/deals/{id}/timeline",
  summary: "A deal's history: activities, stages, documents, payments and changed fields",
  params: idParams,
  query: z.strictObject({ ...pageQuery, kind: z.enum(timelineKinds).optional() }),
  answer: z.strictObject({
    items: z.array(timelineItem),
    next: z.string().nullable(),
    /** Events of the whole deal by kind, whatever the filter; `all` is their sum. */
    counts: z.strictObject({ all: z.int(), ...countShapes() }),
  }),
});

function countShapes() {
  return Object.fromEntries(timelineKinds.map((one) => [one, z.int()])) as Record<TimelineKind, z.ZodInt>;
}

export type Activity = z.infer<typeof activity>;
export type OfferedContact = z.infer<typeof offeredContact>;
export type StageChainAnswer = z.infer<typeof stageChain>;
export type ActivityInput = z.output<typeof activityInput>;
export type ActivityChange = z.output<typeof activityChange>;
export type NextStepInput = z.output<typeof nextStepInput>;
export type TimelineKind = (typeof timelineKinds)[number];
export type TimelineItem = z.infer<typeof timelineItem>;
