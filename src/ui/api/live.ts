import { useEffect, useRef } from "react";
import { apiBase, currentWorkspace } from "./client.ts";

type Handler = (data: unknown) => void;

interface Channel {
  /** `place`: what is looked at while this is listened to. */
  readonly listen: (event: string, handler: Handler, place: string | undefined) => () => void;
}

const channels = new Map<string, Channel>();

/** Named by the server in no event: tells handlers that events may have been missed and should be read anew. */
export const resumed = "resumed";

/** A place that is left for the next one, as on the way from board to board, is not worth a connection in between. */
const followMs = 150;

/** One connection for all listeners of a workspace: browsers allow few to one server. It follows what is looked at. */
function openChannel(workspace: string): Channel {
  const handlers = new Map<string, Set<Handler>>();
  const places: string[] = [];
  const tell = (event: string, data: unknown) => {
    for (const handler of handlers.get(event) ?? []) handler(data);
  };
  const connection = openConnection(workspace, {
    events: handlers.keys.bind(handlers),
    place: () => places.at(-1),
    hear: (message) => tell(message.type, parse(message.data)),
    resume: () => tell(resumed, null),
  });
  const leave = (event: string, handler: Handler, place: string | undefined) => {
    if (place !== undefined) places.splice(places.indexOf(place), 1);
    const left = handlers.get(event);
    left?.delete(handler);
    if (left?.size === 0) {
      handlers.delete(event);
      connection.forget(event);
    }
    if (handlers.size > 0) return connection.follow();
    connection.close();
    channels.delete(workspace);
  };
  return {
    listen: (event, handler, place) => {
      if (place !== undefined) places.push(place);
      const known = handlers.get(event);
      if (known === undefined) {
        handlers.set(event, new Set([handler]));
        connection.add(event);
      } else known.add(handler);
      connection.follow();
      return () => leave(event, handler, place);
    },
  };
}

interface Ears {
  readonly events: () => Iterable<string>;
  readonly place: () => string | undefined;
  readonly hear: (message: MessageEvent<string>) => void;
  readonly resume: () => void;
}

function openConnection(workspace: string, { events, place, hear, resume }: Ears) {
  let source: EventSource | null = null;
  let shown: string | undefined;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    clearTimeout(timer);
    const before = source;
    shown = place();
    const opened = open(workspace, shown);
    source = opened;
    for (const event of events()) opened.addEventListener(event, hear);
    opened.onopen = () => {
      // The one before goes when this one hears: in between nothing is missed.
      before?.close();
      if (attempt > 0) resume();
      attempt = 0;
    };
    opened.onerror = () => {
      before?.close();
      if (source !== opened) return;
      attempt += 1;
      if (opened.readyState !== EventSource.CLOSED) return; // the browser reconnects by itself
      timer = setTimeout(connect, Math.min(1000 * 2 ** attempt, 30_000));
    };
  };
  return {
    add: (event: string) => source?.addEventListener(event, hear),
    forget: (event: string) => source?.removeEventListener(event, hear),
    /** Connects, or connects anew when something else is looked at. */
    follow: () => {
      if (source === null) return connect();
      if (attempt > 0 || place() === shown) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (place() !== shown) connect();
      }, followMs);
    },
    close: () => {
      clearTimeout(timer);
      source?.close();
      source = null;
    },
  };
}

function open(workspace: string, place: string | undefined): EventSource {
  const looked = place === undefined ? "" : `&pipeline=${encodeURIComponent(place)}`;
  return new EventSource(`${apiBase}/live?workspace=${encodeURIComponent(workspace)}${looked}`);
}

/**
 * Hears one kind of event of the workspace's live channel; all listeners share one connection. `pipeline`
 * says what is looked at: those who look at the same one are told of each other ("presence").
 */
export function useLive(event: string, handler: Handler, pipeline?: string): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const workspace = currentWorkspace();
  useEffect(() => {
    if (workspace === null) return;
    const channel = channels.get(workspace) ?? openChannel(workspace);
    channels.set(workspace, channel);
    return channel.listen(event, (data) => latest.current(data), pipeline);
  }, [event, workspace, pipeline]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
