import { createHash } from "node:crypto";
import { may } from "../../identity/index.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import type { Database } from "../../platform/database/database.ts";
import { runReading } from "../../platform/database/run-unit.ts";
import { createRateLimit } from "../../platform/http/rate-limit.ts";
import { httpRefusals } from "../../platform/http/refusals.ts";
import { open, type Route, read, write } from "../../platform/http/route.ts";
import type { Translator } from "../../platform/translate.ts";
import * as contract from "../contract.ts";
import { calendarRefusals } from "../domain/refusals.ts";
import { actorOfFeed, endFeed, makeFeed, readFeedState } from "./feed/feed-address.ts";
import { readFeed } from "./feed/read-feed.ts";
import { readCalendar } from "./read-calendar.ts";

interface Parts {
  readonly database: Database;
  readonly translator: Translator;
  /** What the limit counts by. */
  readonly clock?: () => Instant;
}

const own = "activities.read";

export const calendarRoutes = (parts: Parts): readonly Route[] => [
  read(contract.getCalendar, { permission: own, handle: readCalendar }),
  read(contract.getCalendarFeed, { permission: own, handle: readFeedState }),
  write(contract.makeCalendarFeed, { permission: own, isSecret: true, handle: makeFeed }),
  write(contract.endCalendarFeed, { permission: own, handle: endFeed }),
  feedRoute(parts),
];

/** A calendar program asks each quarter of an hour: one a second, twice that at once, is more than any needs. */
const perSecond = 1;

/** No sign-in but the secret itself, in the query, which no log of ours keeps. */
function feedRoute({ database, translator, clock = Date.now }: Parts): Route {
  const ofFeed = createRateLimit({ perSecond });
  const ofAddress = createRateLimit({ perSecond: 20 });
  return open(contract.readCalendarFeed, {
    permission: "anyone",
    handle: async (request, reply, { query }) => {
      const feed = createHash("sha256").update(query.key).digest("base64");
      for (const [limit, caller] of [
        [ofAddress, request.ip],
        [ofFeed, feed],
      ] as const) {
        const { isWithin, waitMs } = await limit.take(caller, clock());
        const retryAfter = Math.ceil(waitMs / 1000);
        if (!isWithin) return refuse(httpRefusals, "too_many_requests", { extra: { retryAfter } });
      }
      const actor = await actorOfFeed(database, query.key);
      if (actor === null || !may(actor, own)) return refuse(calendarRefusals, "calendar_feed_unknown");
      const text = await runReading(database, actor, (reading) => readFeed(reading, translator));
      return reply
        .header("cache-control", "private, no-store")
        .header("content-disposition", 'attachment; filename="voronka.ics"')
        .type("text/calendar; charset=utf-8")
        .send(text);
    },
  });
}
