import { useEffect, useRef } from "react";
import { apiBase, currentWorkspace } from "./client.ts";

type Handler = (data: unknown) => void;

interface Channel {
  readonly listen: (event: string, handler: Handler) => () => void;
}

const channels = new Map<string, Channel>();

/** Named by the server in no event: tells handlers that events may have been missed and should be read anew. */
export const resumed = "resumed";

function openChannel(key: string, workspace: string, pipeline: string | undefined): Channel {
  const handlers = new Map<string, Set<Handler>>();
  let source: EventSource | null = null;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (event: string, data: unknown) => {
    for (const handler of handlers.get(event) ?? []) handler(data);
  };
  const onEvent = (message: MessageEvent<string>) => tell(message.type, parse(message.data));
  const connect = () => {
    const place = pipeline === undefined ? "" : `&pipeline=${encodeURIComponent(pipeline)}`;
    source = new EventSource(`${apiBase}/live?workspace=${encodeURIComponent(workspace)}${place}`);
    for (const event of handlers.keys()) source.addEventListener(event, onEvent);
    source.onopen = () => {
      if (attempt > 0) tell(resumed, null);
      attempt = 0;
    };
    source.onerror = () => {
      attempt += 1;
      if (source?.readyState !== EventSource.CLOSED) return; // the browser reconnects by itself
      timer = setTimeout(connect, Math.min(1000 * 2 ** attempt, 30_000));
    };
  };
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
    channels.delete(key);
  };
  return {
    listen: (event, handler) => {
      const known = handlers.get(event);
      if (known === undefined) {
        handlers.set(event, new Set([handler]));
        source?.addEventListener(event, onEvent);
      } else known.add(handler);
      if (source === null && timer === undefined) connect();
      return () => {
        const left = handlers.get(event);
        left?.delete(handler);
        if (left?.size !== 0) return;
        handlers.delete(event);
        source?.removeEventListener(event, onEvent);
        if (handlers.size === 0) close();
      };
    },
  };
}

/**
 * Hears one kind of event of the workspace's live channel; all listeners of a place share one connection. `pipeline`
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
    const key = `${workspace} ${pipeline ?? ""}`;
    const channel = channels.get(key) ?? openChannel(key, workspace, pipeline);
    channels.set(key, channel);
    return channel.listen(event, (data) => latest.current(data));
  }, [event, workspace, pipeline]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
