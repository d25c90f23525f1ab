import { AsyncLocalStorage } from "node:async_hooks";

export type LogContext = Readonly<Record<string, string | number>>;

const current = new AsyncLocalStorage<LogContext>();

/** Every line that the work writes, wherever it writes it, carries these fields. */
export function withLogContext<T>(fields: LogContext, work: () => T): T {
  return current.run(fields, work);
}

export function logContext(): LogContext {
  return current.getStore() ?? {};
}
