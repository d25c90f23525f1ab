import { type ChildProcess, fork } from "node:child_process";
import type { WrittenDocument } from "../../kernel/document-blocks.ts";
import type { Delivery, Order, Paper, Picture } from "./drawn.ts";

/** A paper takes a tenth of a second once the process is warm; one that takes this long never ends. */
const patienceMs = 60_000;
const idleMs = 60_000;

type What =
  | { kind: "pdf"; paper: Paper }
  | { kind: "document" | "docx"; document: WrittenDocument }
  | { kind: "png"; picture: Picture };

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: Error) => void;
}

let child: ChildProcess | null = null;
let lastId = 0;
let idle: NodeJS.Timeout | undefined;
const waiting = new Map<number, Waiting>();

export const drawPaper = (paper: Paper) => order({ kind: "pdf", paper });
/** A regulation, minutes, an order: whatever is written in blocks, as PDF and for Word. */
export const drawDocument = (document: WrittenDocument) => order({ kind: "document", document });
export const drawDocx = (document: WrittenDocument) => order({ kind: "docx", document });
export const drawPicture = (picture: Picture) => order({ kind: "png", picture });

/**
 * Asks the drawing process, started by the first order and ended a minute after the last: the compiler, the chart library and the fonts
 * take 240 MB that an idle server does not keep, and a paper that crashes or never ends harms nobody else.
 */
async function order(what: What): Promise<Buffer> {
  const id = ++lastId;
  clearTimeout(idle);
  const process = child ?? start();
  const late = setTimeout(() => process.kill("SIGKILL"), patienceMs);
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      process.send({ id, ...what } satisfies Order, (error) => error && reject(error));
    });
  } finally {
    clearTimeout(late);
    waiting.delete(id);
    if (waiting.size === 0) idle = setTimeout(end, idleMs).unref();
  }
}

function start(): ChildProcess {
  const started = fork(new URL("./draw.ts", import.meta.url), { execArgv: [], serialization: "advanced" });
  child = started;
  started.on("message", (delivery: Delivery) => {
    const asker = waiting.get(delivery.id);
    if ("error" in delivery) asker?.reject(new Error(delivery.error));
    else asker?.resolve(Buffer.from(delivery.bytes));
  });
  started.on("exit", (code, signal) => {
    if (child === started) child = null;
    for (const { reject } of waiting.values()) reject(new Error(`The drawing process ended: ${signal ?? code}`));
  });
  // Neither it nor its channel keeps the product from ending; an order that waits does, by its timer.
  started.unref();
  started.channel?.unref();
  return started;
}

function end(): void {
  child?.disconnect();
  child = null;
}
