import { refuse } from "../../kernel/refusal.ts";
import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { endSessionsOf, resetSecondFactor } from "./access-of-others.ts";
import { changeDepartment, createDepartment, removeDepartment } from "./change-departments.ts";
import { changeUser } from "./change-user.ts";
import { createApiKey, revokeApiKey } from "./create-api-key.ts";
import type { Identity } from "./identity.ts";
import { invite, revokeInvitation } from "./invite.ts";
import { listApiKeys } from "./list-api-keys.ts";
import { listAuditEntries } from "./list-audit-entries.ts";
import { listDepartments } from "./list-departments.ts";
import { listInvitations } from "./list-invitations.ts";
import { findUser, listUsers } from "./list-users.ts";
import { ownAccessRoutes } from "./own-access-routes.ts";
import { providerRoutes } from "./provider-routes.ts";
import { type SignInOptions, signInRoutes } from "./sign-in-routes.ts";
import { changeWorkspace, readWorkspace } from "./workspace.ts";

/** All routes of sign-in and of the management of people. */
export function identityRoutes(identity: Identity, options: SignInOptions = {}): readonly Route[] {
  return [
    ...signInRoutes(identity, options),
    ...ownAccessRoutes(identity),
    ...providerRoutes(identity),
    ...workspaceRoutes(options),
    ...peopleRoutes,
    ...invitationRoutes(identity),
    ...keyRoutes,
  ];
}

const workspaceRoutes = ({ afterZone }: SignInOptions): readonly Route[] => [
  read(contract.getWorkspace, { permission: "workspace.read", handle: (reading) => readWorkspace(reading) }),
  write(contract.changeWorkspace, {
    permission: "workspace.edit",
    handle: (unit, { body }) => changeWorkspace(unit, body, afterZone),
  }),
  read(contract.listAuditEntries, {
    permission: "audit.read",
    handle: (reading, { query }) => listAuditEntries(reading, query),
  }),
];

const peopleRoutes: readonly Route[] = [
  read(contract.listUsers, { permission: "users.read", handle: (reading, { query }) => listUsers(reading, query) }),
  read(contract.getUser, {
    permission: "users.read",
    handle: async (reading, { params }) =>
      (await findUser(reading, params.id)) ?? refuse(identityRefusals, "user_unknown"),
  }),
  write(contract.changeUser, {
    permission: "users.edit",
    handle: (unit, { params, body }) => changeUser(unit, { ...body, id: params.id }),
  }),
  write(contract.endSessionsOf, {
    permission: "users.edit",
    handle: (unit, { params }) => endSessionsOf(unit, params.id),
  }),
  write(contract.resetSecondFactor, {
    permission: "workspace.edit",
    handle: (unit, { params }) => resetSecondFactor(unit, params.id),
  }),
  read(contract.listDepartments, {
    permission: "users.read",
    handle: async (reading) => ({ items: await listDepartments(reading) }),
  }),
  write(contract.createDepartment, {
    permission: "users.edit",
    handle: (unit, { body }) => createDepartment(unit, body),
  }),
  write(contract.changeDepartment, {
    permission: "users.edit",
    handle: (unit, { params, body }) => changeDepartment(unit, { ...body, id: params.id }),
  }),
  write(contract.removeDepartment, {
    permission: "users.edit",
    handle: (unit, { params }) => removeDepartment(unit, params.id),
  }),
];

const invitationRoutes = ({ publicUrl }: Identity): readonly Route[] => [
  write(contract.invite, {
    permission: "users.edit",
    isSecret: true,
    handle: async (unit, { body }) => {
      const invited = await invite(unit, body);
      return "refused" in invited ? invited : { ...invited, link: invitationLink(publicUrl, invited.token) };
    },
  }),
  read(contract.listInvitations, {
    permission: "users.edit",
    handle: (reading, { query }) => listInvitations(reading, query),
  }),
  write(contract.revokeInvitation, {
    permission: "users.edit",
    handle: (unit, { params }) => revokeInvitation(unit, params.id),
  }),
];

const keyRoutes: readonly Route[] = [
  write(contract.createApiKey, {
    permission: "api_keys.edit",
    isSecret: true,
    handle: (unit, { body }) => createApiKey(unit, { ...body, userId: body.userId ?? unit.actor.userId }),
  }),
  read(contract.listApiKeys, {
    permission: "api_keys.edit",
    handle: (reading, { query }) => listApiKeys(reading, query),
  }),
  write(contract.revokeApiKey, {
    permission: "api_keys.edit",
    handle: (unit, { params }) => revokeApiKey(unit, params.id),
  }),
];

/** Where the invited person accepts. Without a public address a path: the screen puts its own origin before it. */
export function invitationLink(publicUrl: string | undefined, token: string): string {
  return `${publicUrl ?? ""}/invitation#${token}`;
}
