import pg from "pg";
import { liveChannel } from "../database/run-unit.ts";

/** One open stream of one person. */
export interface LiveListener {
  readonly workspaceId: string;
  readonly user: { readonly id: string; readonly name: string };
  /** What is looked at: who looks at the same thing sees each other's faces. Null: nothing in particular. */
  readonly place: string | null;
  /** Whether the person may know of a change, by its name and by whose rows were changed. */
  hears(change: { readonly name: string; readonly owners?: readonly string[] }): boolean;
  send(event: string, data: unknown): void;
  /** Keeps proxies from closing a silent stream. */
  beat(): void;
  /** Whether the person may still listen: asked once a minute. */
  mayStay(): Promise<boolean>;
  end(): void;
}

export interface LiveHub {
  /** Answers how to leave, or null when the person has too many streams open. */
  join(listener: LiveListener): (() => void) | null;
  /** How many streams are open. */
  count(): number;
  /** Ends all streams. */
  close(): Promise<void>;
}

interface Announcement {
  readonly workspaceId: string;
  readonly by: string;
  readonly name: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly owners?: readonly string[];
}

const streamsPerUser = 30;
const beatEvery = 20_000;
const checkEvery = 60_000;
const listenAgainAfter = 1_000;

/**
 * Passes what transactions announce to the members of the workspace who listen and may know of it, in this process. While the database
 * cannot be heard streams are ended: the browsers come back and read anew, so nothing is missed.
 */
export function createLiveHub(databaseUrl: string): LiveHub {
  const listeners = new Set<LiveListener>();
  const source = listenTo(databaseUrl, {
    onAnnouncement: ({ workspaceId, by, ids, ...change }) => {
      for (const listener of listeners) {
        if (listener.workspaceId === workspaceId && listener.hears(change)) listener.send(change.name, { ids, by });
      }
    },
    onLost: () => endAll(listeners),
  });
  const beating = setInterval(() => {
    for (const listener of listeners) listener.beat();
  }, beatEvery).unref();
  const checking = setInterval(() => {
    for (const listener of listeners) void endUnlessAllowed(listener);
  }, checkEvery).unref();
  return {
    join: (listener) => {
      if (countOf(listeners, listener) >= streamsPerUser) return null;
      listeners.add(listener);
      listener.beat();
      // What is read after "ready" misses nothing: from then on every change is heard.
      void source.start().then((isListening) => {
        if (isListening && listeners.has(listener)) listener.send("ready", {});
      });
      tellPresence(listeners, listener);
      return () => {
        if (listeners.delete(listener)) tellPresence(listeners, listener);
      };
    },
    count: () => listeners.size,
    close: async () => {
      clearInterval(beating);
      clearInterval(checking);
      endAll(listeners);
      await source.stop();
    },
  };
}

function countOf(listeners: ReadonlySet<LiveListener>, { workspaceId, user }: LiveListener): number {
  let count = 0;
  for (const one of listeners) if (one.workspaceId === workspaceId && one.user.id === user.id) count++;
  return count;
}

function endAll(listeners: Set<LiveListener>): void {
  for (const listener of [...listeners]) listener.end();
  listeners.clear();
}

async function endUnlessAllowed(listener: LiveListener): Promise<void> {
  // When the database does not answer, the stream ends with the connection that feeds it.
  const mayStay = await listener.mayStay().catch(() => true);
  if (!mayStay) listener.end();
}

/** Each person once, however many windows they have open. */
function tellPresence(listeners: ReadonlySet<LiveListener>, { workspaceId, place }: LiveListener): void {
  if (place === null) return;
  const here = [...listeners].filter((one) => one.workspaceId === workspaceId && one.place === place);
  const users = [...new Map(here.map((one) => [one.user.id, one.user])).values()];
  for (const listener of here) listener.send("presence", { pipeline: place, users });
}

interface Source {
  /** Whether the database is being listened to now. */
  start(): Promise<boolean>;
  stop(): Promise<void>;
}

/** One connection that listens, opened with the first listener and opened again when it breaks. */
function listenTo(url: string, handlers: { onAnnouncement(announcement: Announcement): void; onLost(): void }): Source {
  let client: pg.Client | null = null;
  let isStopped = false;
  let listening: Promise<boolean> = Promise.resolve(false);
  const lost = (broken: pg.Client) => {
    if (client !== broken) return;
    client = null;
    void broken.end().catch(() => undefined);
    handlers.onLost();
    setTimeout(start, listenAgainAfter).unref();
  };
  const start = (): Promise<boolean> => {
    if (client !== null || isStopped) return listening;
    const opened = new pg.Client({ connectionString: url, keepAlive: true });
    client = opened;
    opened.on("error", () => lost(opened));
    opened.on("end", () => lost(opened));
    opened.on("notification", ({ payload }) => {
      if (payload) handlers.onAnnouncement(JSON.parse(payload) as Announcement);
    });
    listening = opened
      .connect()
      .then(() => opened.query(`listen ${liveChannel}`))
      .then(
        () => true,
        () => {
          lost(opened);
          return false;
        },
      );
    return listening;
  };
  return {
    start,
    stop: async () => {
      isStopped = true;
      const open = client;
      client = null;
      await open?.end().catch(() => undefined);
    },
  };
}
