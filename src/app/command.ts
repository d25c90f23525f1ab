import type { Actor, Locale } from "../kernel/actor.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { Config } from "../platform/config.ts";
import type { Database } from "../platform/database/database.ts";
import type { Log } from "../platform/log.ts";
import type { Translator } from "../platform/translate.ts";

/** What a command says: `json` with --json, else `text`. */
export interface Output {
  readonly text: string;
  readonly json: unknown;
}

/** What a command works with; nothing is opened before it is asked for. */
export interface CommandContext {
  readonly config: Config;
  readonly log: Log;
  readonly translator: Translator;
  /** Migrated, and started if it is the embedded one and does not run. */
  database(): Promise<Database>;
  /** The same without touching its schema, for backup and restore: not both in one command. */
  databaseAsItIs(): Promise<Database>;
  /** Of the person at the terminal. */
  readonly locale: Locale;
  /** The product as an actor in the workspace of --workspace, or in the only one. */
  actor(): Promise<Actor | Refusal>;
  /** All of standard input. */
  input(): Promise<string>;
}

export interface CommandInput {
  /** What stands after the command's name, in order. */
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** One command of bin/voronka: a file under commands/ and a line in commands/index.ts. */
export interface Command {
  /** The words that call it: "user create". */
  readonly name: string;
  /** What follows the name, for people: "EMAIL --name N --role owner [--password-stdin]". Its text: `command.<name>` in locales. */
  readonly usage: string;
  /** How many words follow the name, at least and at most. */
  readonly words: readonly [least: number, most: number];
  /** Its own options beside --workspace and --json. */
  readonly options: Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
  readonly run: (context: CommandContext, input: CommandInput) => Promise<Output | Refusal>;
}

/** Said on standard error with the usage, exit code 2. */
export class UsageError extends Error {}

/** The value of an option that must be there. */
export function needed(input: CommandInput, option: string): string {
  const value = input.values[option];
  if (typeof value !== "string" || value === "") throw new UsageError(`--${option} is missing`);
  return value;
}

export function optional(input: CommandInput, option: string): string | undefined {
  const value = input.values[option];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The value if it is one of the known ones. */
export function oneOf<T extends string>(known: readonly T[], option: string, value: string): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new UsageError(`--${option} is one of: ${known.join(", ")}`);
  return found;
}
