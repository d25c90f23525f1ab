import type { Identity } from "../identity/index.ts";
import type { Channels } from "../notifications/index.ts";
import type { Surroundings } from "../operations/index.ts";
import type { Database } from "../platform/database/database.ts";
import type { OutsideRules } from "../platform/http/outside-address.ts";
import type { LiveHub } from "../platform/live/live-hub.ts";
import type { Log } from "../platform/log.ts";
import type { Translator } from "../platform/translate.ts";

/** What routes are made with where a transaction of one workspace is not enough. */
export interface Services {
  readonly database: Database;
  readonly identity: Identity;
  readonly translator: Translator;
  readonly live: LiveHub;
  readonly log: Log;
  /** What lies inside of the network and may be asked all the same. */
  readonly outside: OutsideRules;
  readonly surroundings: Surroundings;
  /** The ways to people outside of the screen. */
  readonly channels: Channels;
}
