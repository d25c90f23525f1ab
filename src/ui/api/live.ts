import { useEffect, useRef } from "react";
import { apiBase, currentWorkspace } from "./client.ts";

type Handler = (data: unknown) => void;

interface Channel {
  readonly listen: (event: string, handler: Handler) => () => void;
}

const channels = new Map<string, Channel>();

/** Named by the server in no event: tells handlers that events may have been missed and should be read anew. */
export const resumed = "resumed";

function openChannel(workspace: string): Channel {
  const handlers = new Map<string, Set<Handler>>();
  let source: EventSource | null = null;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (event: string, data: unknown) => {
    for (const handler of handlers.get(event) ?? []) handler(data);
  };
  const onEvent = (message: MessageEvent<string>) => tell(message.type, parse(message.data));
  const connect = () => {
    source = new EventSource(`${apiBase}/live?workspace=${encodeURIComponent(workspace)}`);
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
    channels.delete(workspace);
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

/** Hears one kind of event of the workspace's live channel; all listeners share one connection. */
export function useLive(event: string, handler: Handler): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const workspace = currentWorkspace();
  useEffect(() => {
    if (workspace === null) return;
    const channel = channels.get(workspace) ?? openChannel(workspace);
    channels.set(workspace, channel);
    return channel.listen(event, (data) => latest.current(data));
  }, [event, workspace]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
