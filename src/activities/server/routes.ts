import type { Database } from "../../platform/database/database.ts";
import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { changeActivity } from "./change-activity.ts";
import { readComments } from "./comments/list-comments.ts";
import { changeComment, createComment, deleteComment, restoreComment } from "./comments/write-comment.ts";
import { completeActivity } from "./complete-activity.ts";
import { createActivity } from "./create-activity.ts";
import { deleteActivity, restoreActivity } from "./delete-activity.ts";
import { fileRoutes } from "./files/file-routes.ts";
import { readActivities } from "./list-activities.ts";
import { readMentionable } from "./mentions.ts";
import { readNextStep } from "./next-step.ts";
import { readActivity } from "./read-activity.ts";
import { reopenActivity } from "./reopen-activity.ts";
import { readStageChain } from "./stage-chain.ts";
import { readTemplates, readTemplateValues } from "./templates/list-templates.ts";
import { addTemplate, changeTemplate, deleteTemplate, restoreTemplate } from "./templates/write-template.ts";
import { readTimeline } from "./timeline.ts";

const seeing = "activities.read";
const editing = "activities.edit";
/** Whoever sees an activity may be asked, and answers. */
const saying = "comments.edit";

/** Files do not fit the usual JSON routes, so two of these open their transactions themselves. */
export const activitiesRoutes = (database: Database): readonly Route[] => [...jsonRoutes, ...fileRoutes(database)];

const jsonRoutes: readonly Route[] = [
  read(contract.listActivities, { permission: seeing, handle: readActivities }),
  write(contract.createActivity, { permission: editing, handle: (unit, { body }) => createActivity(unit, body) }),
  read(contract.getActivity, { permission: seeing, handle: (reading, { params }) => readActivity(reading, params.id) }),
  write(contract.changeActivity, { permission: editing, handle: changeActivity }),
  write(contract.completeActivity, { permission: editing, handle: completeActivity }),
  write(contract.reopenActivity, {
    permission: editing,
    handle: (unit, { params, body }) => reopenActivity(unit, params.id, body.version),
  }),
  write(contract.deleteActivity, {
    permission: editing,
    handle: (unit, { params, query }) => deleteActivity(unit, params.id, query.version),
  }),
  write(contract.restoreActivity, {
    permission: editing,
    handle: (unit, { params }) => restoreActivity(unit, params.id),
  }),
  read(contract.getNextStep, { permission: seeing, handle: (reading, { params }) => readNextStep(reading, params.id) }),
  read(contract.getStageChain, {
    permission: seeing,
    handle: (reading, { params }) => readStageChain(reading, params.id),
  }),
  read(contract.getTimeline, { permission: "deals.read", handle: readTimeline }),
  read(contract.listComments, { permission: seeing, handle: readComments }),
  write(contract.createComment, {
    permission: saying,
    handle: (unit, { params, body }) => createComment(unit, params.id, body),
  }),
  write(contract.changeComment, {
    permission: saying,
    handle: (unit, { params, body }) => changeComment(unit, params.id, body),
  }),
  write(contract.deleteComment, {
    permission: saying,
    handle: (unit, { params, query }) => deleteComment(unit, params.id, query.version),
  }),
  write(contract.restoreComment, {
    permission: saying,
    handle: (unit, { params }) => restoreComment(unit, params.id),
  }),
  read(contract.listNoteTemplates, {
    permission: seeing,
    handle: (reading, { query }) => readTemplates(reading, query.kind),
  }),
  write(contract.createNoteTemplate, { permission: editing, handle: (unit, { body }) => addTemplate(unit, body) }),
  write(contract.changeNoteTemplate, {
    permission: editing,
    handle: (unit, { params, body }) => changeTemplate(unit, params.id, body),
  }),
  write(contract.deleteNoteTemplate, {
    permission: editing,
    handle: (unit, { params }) => deleteTemplate(unit, params.id),
  }),
  write(contract.restoreNoteTemplate, {
    permission: editing,
    handle: (unit, { params }) => restoreTemplate(unit, params.id),
  }),
  read(contract.getTemplateValues, {
    permission: "deals.read",
    handle: (reading, { params }) => readTemplateValues(reading, params.id),
  }),
  read(contract.listMentionable, {
    permission: seeing,
    handle: (reading, { query }) => readMentionable(reading, query),
  }),
];
