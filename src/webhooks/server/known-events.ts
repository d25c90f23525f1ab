import { identityEn } from "../../identity/index.ts";
import { eventNames } from "../domain/event-names.ts";

/** What the audit has words for, a webhook can be told: one list for the log, the screens and the API. */
export const knownEvents: readonly string[] = eventNames(identityEn.action);
