import { useSyncExternalStore } from "react";
import { upload } from "../../../ui/api/upload.ts";
import { attachActivityFile } from "../../contract.ts";

/** A file on its way to an activity. */
export interface Upload {
  readonly key: number;
  readonly activityId: string;
  readonly file: File;
  /** How much has gone, 0…1. */
  readonly share: number;
  /** Why it has not arrived, in the person's language; it can be sent again. */
  readonly problem: string | null;
}

const atOnce = 2;
let all: readonly Upload[] = [];
let lastKey = 0;
const running = new Map<number, AbortController>();
const listeners = new Set<() => void>();
let arrived: () => void = () => {};

function set(next: readonly Upload[]): void {
  all = next;
  for (const listener of listeners) listener();
}

const change = (key: number, part: Partial<Upload>) =>
  set(all.map((one) => (one.key === key ? { ...one, ...part } : one)));

/** Files outlive the form that they were chosen in: they go on while the person works elsewhere in the product. */
export function sendFiles(activityId: string, files: readonly File[]): void {
  set([...all, ...files.map((file) => ({ key: ++lastKey, activityId, file, share: 0, problem: null }))]);
  goOn();
}

export function sendAgain(key: number): void {
  change(key, { share: 0, problem: null });
  goOn();
}

export function letGo(key: number): void {
  running.get(key)?.abort();
  running.delete(key);
  set(all.filter((one) => one.key !== key));
  goOn();
}

function goOn(): void {
  for (const one of all) {
    if (running.size >= atOnce) return;
    if (one.problem === null && !running.has(one.key)) void send(one);
  }
}

async function send({ key, activityId, file }: Upload): Promise<void> {
  const abort = new AbortController();
  running.set(key, abort);
  try {
    const onProgress = (share: number) => change(key, { share });
    const input = { params: { id: activityId } };
    await upload(attachActivityFile, input, file, { onProgress, signal: abort.signal, fileName: file.name });
    set(all.filter((one) => one.key !== key));
    arrived();
  } catch (error) {
    if (!abort.signal.aborted) change(key, { problem: error instanceof Error ? error.message : String(error) });
  } finally {
    running.delete(key);
    goOn();
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Files on their way to this activity. `onArrived` is called for each that has arrived anywhere. */
export function useUploads(activityId: string, onArrived: () => void): readonly Upload[] {
  arrived = onArrived;
  return useSyncExternalStore(subscribe, () => all).filter((one) => one.activityId === activityId);
}
