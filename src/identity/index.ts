/** The door of identity: who acts, what they may, whose deals they see. */
export { demoSignIn } from "./domain/demo-sign-in.ts";
export { knowsEveryCustomer, may, sees } from "./domain/policy.ts";
export { identityRefusals } from "./domain/refusals.ts";

export { en as identityEn } from "./locales/en.ts";
export { ru as identityRu } from "./locales/ru.ts";
export { resetSecondFactor } from "./server/access-of-others.ts";
export { checkPassword, preparePassword, secretOfDatabase } from "./server/account.ts";
export {
  actorOf,
  findWorkspaces,
  systemActor,
  systemActorIn,
} from "./server/actor.ts";
export { createDepartment } from "./server/change-departments.ts";
export { createApiKey } from "./server/create-api-key.ts";
export { createUser, userWithEmail } from "./server/create-user.ts";
export { createWorkspace } from "./server/create-workspace.ts";
export { headsOf } from "./server/heads-of.ts";
export { type Identity, openIdentity } from "./server/identity.ts";
export { inEveryWorkspace } from "./server/in-every-workspace.ts";
export { invite } from "./server/invite.ts";
export { limitRequests } from "./server/limit-requests.ts";
export { findUser } from "./server/list-users.ts";
export { fallbackPerson, namePeople, recordPeople } from "./server/record-people.ts";
export { identityRoutes, invitationLink } from "./server/routes.ts";
export { sightCondition, sightParameter, visibleTo } from "./server/visible-to.ts";
export { findPeopleLike, wordsForPeople } from "./server/who-is-who.ts";
export { whoSees } from "./server/who-sees.ts";
