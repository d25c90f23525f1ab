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

/** Moves cards of a board by mouse (from 4 px) and by touch (after a long press), see docs/decisions/own-drag.md. */
export function useDrag(board: RefObject<HTMLElement | null>, handlers: DragHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const root = board.current;
    return root === null ? undefined : listen(root, latest);
  }, [board]);
}

function listen(root: HTMLElement, handlers: RefObject<DragHandlers>): () => void {
  let pressed: Pressed | null = null;
  let frame = 0;

  const end = (how: "drop" | "cancel" | null) => {
    if (pressed === null) return;
    const { timer, flying } = pressed;
    pressed = null;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    if (flying === null) return;
    flying.remove();
    document.body.style.cursor = "";
    if (how !== null) handlers.current[how]();
    // The click that follows the drop opens nothing.
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 50);
  };
  const start = () => {
    if (pressed === null || pressed.flying !== null) return;
    const id = pressed.card.dataset.card;
    if (id === undefined || !handlers.current.lift(id)) return end(null);
    pressed.flying = fly(pressed.card);
    document.body.style.cursor = "grabbing";
    if (pressed.isTouch) navigator.vibrate?.(12);
    follow();
    frame = requestAnimationFrame(creep);
  };
  const follow = () => {
    if (pressed?.flying == null) return;
    const { flying, at, x, y, card } = pressed;
    const box = card.isConnected ? card.getBoundingClientRect() : null;
    if (box !== null && flying.dataset.dx === undefined) {
      flying.dataset.dx = String(x - box.left);
      flying.dataset.dy = String(y - box.top);
    }
    flying.style.transform = `translate(${at.x - Number(flying.dataset.dx)}px, ${at.y - Number(flying.dataset.dy)}px)`;
    const stage = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>("[data-stage]")?.dataset.stage ?? null;
    if (stage === pressed.overStage) return;
    pressed.overStage = stage;
    handlers.current.over(stage);
  };
  const creep = () => {
    if (pressed?.flying == null) return;
    const box = root.getBoundingClientRect();
    const speed = pressed.at.x > box.right - edge ? 14 : pressed.at.x < box.left + edge ? -14 : 0;
    if (speed !== 0) {
      root.scrollBy({ left: speed, behavior: "instant" });
      follow();
    }
    frame = requestAnimationFrame(creep);
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary || !(event.target instanceof Element)) return;
    const card = event.target.closest<HTMLElement>("[data-card]");
    if (card === null || event.target.closest("button, input, textarea, select, [role=menu]") !== null) return;
    const isTouch = event.pointerType !== "mouse";
    const at = { x: event.clientX, y: event.clientY };
    pressed = { pointer: event.pointerId, card, ...at, isTouch, timer: undefined, flying: null, overStage: null, at };
    if (isTouch) pressed.timer = setTimeout(start, longPressMs);
  };
  const move = (event: PointerEvent) => {
    if (pressed === null || event.pointerId !== pressed.pointer) return;
    pressed.at = { x: event.clientX, y: event.clientY };
    if (pressed.flying !== null) return follow();
    const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
    if (pressed.isTouch && far > touchThreshold) end(null);
    else if (!pressed.isTouch && far > mouseThreshold) start();
  };
  const up = (event: PointerEvent) => {
    if (event.pointerId === pressed?.pointer) end(pressed.overStage === null ? "cancel" : "drop");
  };
  const lost = (event: PointerEvent) => {
    if (event.pointerId === pressed?.pointer) end("cancel");
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || pressed?.flying == null) return;
    event.preventDefault();
    event.stopPropagation();
    end("cancel");
  };
  const still = (event: Event) => {
    if (pressed?.flying != null || (event.type === "contextmenu" && pressed?.isTouch === true)) event.preventDefault();
  };
  const native = (event: Event) => event.preventDefault();
  return attach(root, { down, move, up, lost, key, still, native }, () => end("cancel"));
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
