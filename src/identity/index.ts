/** The door of identity: who acts, what they may, whose deals they see. */
export { demoSignIn } from "./domain/demo-sign-in.ts";
export { allowedTo, knowsEveryCustomer, may, reach, sees, sightOf } from "./domain/policy.ts";
export { identityRefusals } from "./domain/refusals.ts";
export { slugOf } from "./domain/slug.ts";
export { en as identityEn } from "./locales/en.ts";
export { ru as identityRu } from "./locales/ru.ts";
export { preparePassword } from "./server/account.ts";
export {
  actorOf,
  type FoundWorkspace,
  findWorkspaces,
  systemActor,
  systemActorIn,
  systemUserId,
} from "./server/actor.ts";
export { createDepartment } from "./server/change-departments.ts";
export { createApiKey } from "./server/create-api-key.ts";
export { type CreateUser, createUser, userWithEmail } from "./server/create-user.ts";
export { type CreatedWorkspace, type CreateWorkspace, createWorkspace } from "./server/create-workspace.ts";
export { type Identity, openIdentity } from "./server/identity.ts";
export { invite } from "./server/invite.ts";
export { fallbackPerson, namePeople } from "./server/record-people.ts";
export { identityRoutes, invitationLink } from "./server/routes.ts";
export { sightParameter, visibleTo } from "./server/visible-to.ts";
