import { type Logger, pino } from "pino";
import { logContext } from "./log-context.ts";

/** What the platform's rooms need of a log. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

const secret = /^(authorization|cookie|set-cookie|.*password.*|.*secret.*|.*token.*|key|api-?key|x-api-key)$/i;
const depth = 6;

/** The same value with what must not be logged replaced, at any depth. */
export function redact(value: unknown, level = 0): unknown {
  if (typeof value !== "object" || value === null || level > depth) return value;
  if (value instanceof Error || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((item) => redact(item, level + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      secret.test(name) && item !== undefined && item !== null ? "[secret]" : redact(item, level + 1),
    ]),
  );
}

interface Line {
  readonly time: number;
  readonly level: number;
  readonly msg?: string;
  readonly [field: string]: unknown;
}

const levels: Readonly<Record<number, string>> = {
  10: "trace",
  20: "debug",
  30: "info",
  40: "warn",
  50: "ERROR",
  60: "FATAL",
};

/** One short line for a person: time of day, level, message, then the fields as name=value. */
export function readableLine(json: string): string {
  const { time, level, msg, err, ...fields } = JSON.parse(json) as Line & {
    err?: { stack?: string; message?: string };
  };
  const clock = new Date(time).toTimeString().slice(0, 8);
  const rest = Object.entries(fields).map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  const line = [clock, levels[level] ?? String(level), msg, ...rest].filter(Boolean).join(" ");
  const trouble = err?.stack ?? err?.message;
  return trouble ? `${line}\n${trouble}\n` : `${line}\n`;
}

/** JSON lines to standard error; readable lines when a person watches. A request's lines carry its `requestId`. */
export function openLog(options: { level: string; write?: (line: string) => void; readable?: boolean }): Logger {
  const write = options.write ?? ((line: string) => process.stderr.write(line));
  const readable = options.readable ?? process.stderr.isTTY === true;
  return pino(
    {
      level: options.level,
      base: null,
      mixin: () => ({ ...logContext() }),
      formatters: { log: (fields) => redact(fields) as Record<string, unknown> },
    },
    { write: (line: string) => write(readable ? readableLine(line) : line) },
  );
}
