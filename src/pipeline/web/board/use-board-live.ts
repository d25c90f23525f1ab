import { useEffect, useRef, useState } from "react";
import { usePeople } from "../../../identity/web/index.ts";
import { resumed, useLive } from "../../../ui/api/live.ts";
import { useSession } from "../../../ui/session.tsx";

export interface Looking {
  readonly id: string;
  readonly name: string;
}

/** More than this many changes at once wait for a button, so that the board does not jump. */
const mostAtOnce = 5;
/** The first change is read almost at once; those that follow are gathered, but never wait longer than this. */
const firstMs = 40;
const gatherMs = 350;
const tintMs = 4000;

interface DealEvent {
  readonly ids: { readonly deal: string; readonly pipeline: string };
  readonly by: string;
}

function isDealEvent(data: unknown): data is DealEvent {
  const event = data as Partial<DealEvent> | null;
  return typeof event?.ids?.deal === "string" && typeof event.by === "string";
}

/**
 * Others' changes: a handful are read and shown within a second, tinted for 4 s and signed; more than five wait for the
 * person. `isHeld` keeps the board still while a card is being moved.
 */
export function useBoardLive(
  pipeline: string | undefined,
  refresh: (ids: Iterable<string>) => unknown,
  isHeld: boolean,
) {
  const me = useSession().user.id;
  const people = usePeople();
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const [tinted, setTinted] = useState<ReadonlyMap<string, string>>(new Map());
  const [looking, setLooking] = useState<readonly Looking[]>([]);
  const gathered = useRef(new Map<string, string>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const readAt = useRef(0);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? "";

  const flush = () => {
    timer.current = undefined;
    if (isHeld) {
      timer.current = setTimeout(() => flushNow.current(), gatherMs);
      return;
    }
    readAt.current = Date.now();
    const ids = new Map(gathered.current);
    gathered.current.clear();
    const others = [...ids].filter(([, by]) => by !== me);
    if (others.length > mostAtOnce || (others.length > 0 && waiting.size > 0)) {
      setWaiting((before) => new Set([...before, ...ids.keys()]));
      return;
    }
    void refresh(ids.keys());
    setTinted((before) => new Map([...before, ...others.map(([id, by]) => [id, nameOf(by)] as const)]));
    setTimeout(() => setTinted((before) => new Map([...before].filter(([id]) => !ids.has(id)))), tintMs);
  };
  const flushNow = useRef(flush);
  useEffect(() => {
    flushNow.current = flush;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const hear = (data: unknown) => {
    if (!isDealEvent(data) || data.ids.pipeline !== pipeline) return;
    gathered.current.set(data.ids.deal, data.by);
    // Nothing puts the timer off: a stream of changes would keep the board waiting for ever.
    const wait = Math.max(firstMs, readAt.current + gatherMs - Date.now());
    timer.current ??= setTimeout(() => flushNow.current(), wait);
  };
  useLive("deal", hear, pipeline);
  useLive(resumed, () => void refresh([]), pipeline);
  useLive("presence", (data) => setLooking((data as { users?: readonly Looking[] }).users ?? []), pipeline);
  const showWaiting = () => {
    void refresh(waiting);
    setWaiting(new Set());
  };
  return { waiting: waiting.size, showWaiting, tinted, looking: looking.filter(({ id }) => id !== me) };
}
