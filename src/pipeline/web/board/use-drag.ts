import { type RefObject, useEffect, useRef } from "react";
import classes from "./card.module.css";

export interface DragHandlers {
  /** Whether this card may be lifted now; the answer false leaves the pointer to the browser. */
  readonly lift: (cardId: string) => boolean;
  readonly over: (stageId: string | null) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

const mouseThreshold = 4;
const touchThreshold = 8;
const longPressMs = 250;
const edge = 56;

interface Pressed {
  readonly pointer: number;
  readonly card: HTMLElement;
  readonly x: number;
  readonly y: number;
  readonly isTouch: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  flying: HTMLElement | null;
  overStage: string | null;
  at: { x: number; y: number };
}

/** Moves cards of a board by mouse (from 4 px) and by touch (after a long press), see docs/decisions/0009-own-drag.md.
 * `isShown`: whether the board is drawn at all; without a deal it is not, and its next columns are listened to anew. */
export function useDrag(board: RefObject<HTMLElement | null>, isShown: boolean, handlers: DragHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const root = isShown ? board.current : null;
    return root === null ? undefined : listen(root, latest);
  }, [board, isShown]);
}

/** What the listeners of one board share. */
interface Drag {
  readonly root: HTMLElement;
  readonly handlers: RefObject<DragHandlers>;
  pressed: Pressed | null;
  frame: number;
}

function listen(root: HTMLElement, handlers: RefObject<DragHandlers>): () => void {
  const drag: Drag = { root, handlers, pressed: null, frame: 0 };
  const mine = (event: PointerEvent) => drag.pressed !== null && event.pointerId === drag.pressed.pointer;
  const still = (event: Event) => {
    const isHeld = event.type === "contextmenu" && drag.pressed?.isTouch === true;
    if (drag.pressed?.flying != null || isHeld) event.preventDefault();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || drag.pressed?.flying == null) return;
    event.preventDefault();
    event.stopPropagation();
    end(drag, "cancel");
  };
  const on = {
    down: (event: PointerEvent) => press(drag, event),
    move: (event: PointerEvent) => mine(event) && move(drag, event),
    up: (event: PointerEvent) => mine(event) && end(drag, drag.pressed?.overStage == null ? "cancel" : "drop"),
    lost: (event: PointerEvent) => mine(event) && end(drag, "cancel"),
    key,
    still,
    native: (event: Event) => event.preventDefault(),
  };
  return attach(root, on, () => end(drag, "cancel"));
}

function press(drag: Drag, event: PointerEvent): void {
  if (event.button !== 0 || !event.isPrimary || !(event.target instanceof Element)) return;
  const card = event.target.closest<HTMLElement>("[data-card]");
  if (card === null || event.target.closest("button, input, textarea, select, [role=menu]") !== null) return;
  const isTouch = event.pointerType !== "mouse";
  const at = { x: event.clientX, y: event.clientY };
  const pressed: Pressed = {
    pointer: event.pointerId,
    card,
    ...at,
    isTouch,
    timer: undefined,
    flying: null,
    overStage: null,
    at,
  };
  drag.pressed = pressed;
  if (isTouch) pressed.timer = setTimeout(() => start(drag), longPressMs);
}

function start(drag: Drag): void {
  const { pressed } = drag;
  if (pressed === null || pressed.flying !== null) return;
  const id = pressed.card.dataset.card;
  if (id === undefined || !drag.handlers.current.lift(id)) {
    end(drag, null);
    return;
  }
  pressed.flying = fly(pressed.card);
  document.body.style.cursor = "grabbing";
  if (pressed.isTouch) navigator.vibrate?.(12);
  follow(drag);
  drag.frame = requestAnimationFrame(() => creep(drag));
}

function move(drag: Drag, event: PointerEvent): void {
  const { pressed } = drag;
  if (pressed === null) return;
  pressed.at = { x: event.clientX, y: event.clientY };
  if (pressed.flying !== null) {
    follow(drag);
    return;
  }
  const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
  if (pressed.isTouch && far > touchThreshold) end(drag, null);
  else if (!pressed.isTouch && far > mouseThreshold) start(drag);
}

/** The picture goes with the pointer; the column under it is told when it changes. */
function follow({ pressed, handlers }: Drag): void {
  if (pressed?.flying == null) return;
  const { flying, at, x, y, card } = pressed;
  if (flying.dataset.dx === undefined) {
    const box = card.getBoundingClientRect();
    flying.dataset.dx = String(x - box.left);
    flying.dataset.dy = String(y - box.top);
  }
  flying.style.transform = `translate(${at.x - Number(flying.dataset.dx)}px, ${at.y - Number(flying.dataset.dy)}px)`;
  const stage = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>("[data-stage]")?.dataset.stage ?? null;
  if (stage === pressed.overStage) return;
  pressed.overStage = stage;
  handlers.current.over(stage);
}

/** Near an edge the board goes on sideways. */
function creep(drag: Drag): void {
  if (drag.pressed?.flying == null) return;
  const box = drag.root.getBoundingClientRect();
  const { x } = drag.pressed.at;
  const speed = x > box.right - edge ? 14 : x < box.left + edge ? -14 : 0;
  if (speed !== 0) {
    drag.root.scrollBy({ left: speed, behavior: "instant" });
    follow(drag);
  }
  drag.frame = requestAnimationFrame(() => creep(drag));
}

function end(drag: Drag, how: "drop" | "cancel" | null): void {
  const { pressed } = drag;
  if (pressed === null) return;
  drag.pressed = null;
  clearTimeout(pressed.timer);
  cancelAnimationFrame(drag.frame);
  if (pressed.flying === null) return;
  pressed.flying.remove();
  document.body.style.cursor = "";
  if (how !== null) drag.handlers.current[how]();
  // The click that follows the drop opens nothing.
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 50);
}

type Listener = (event: never) => void;

function attach(root: HTMLElement, on: Record<string, Listener>, stop: () => void): () => void {
  const bound: readonly (readonly [EventTarget, string, Listener | undefined, AddEventListenerOptions?])[] = [
    [root, "pointerdown", on.down],
    [window, "pointermove", on.move],
    [window, "pointerup", on.up],
    [window, "pointercancel", on.lost],
    [window, "keydown", on.key, { capture: true }],
    [root, "touchmove", on.still, { passive: false }],
    [root, "contextmenu", on.still],
    [root, "dragstart", on.native],
  ];
  for (const [target, name, listener, options] of bound) {
    target.addEventListener(name, listener as EventListener, options);
  }
  return () => {
    stop();
    for (const [target, name, listener, options] of bound) {
      target.removeEventListener(name, listener as EventListener, options);
    }
  };
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** A picture of the card that follows the pointer; a screen reader does not see it. */
function fly(card: HTMLElement): HTMLElement {
  const picture = card.cloneNode(true) as HTMLElement;
  picture.removeAttribute("data-card");
  picture.removeAttribute("tabindex");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("inert", "");
  picture.classList.add(classes.flying ?? "");
  picture.style.width = `${card.offsetWidth}px`;
  document.body.append(picture);
  return picture;
}
