import { parseArgs } from "node:util";
import { findWorkspaces, identityRefusals, systemActorIn } from "../identity/index.ts";
import type { Actor, Locale } from "../kernel/actor.ts";
import { isRefusal, type Refusal, refuse } from "../kernel/refusal.ts";
import { readConfig } from "../platform/config.ts";
import { databaseRefusal } from "../platform/http/database-refusal.ts";
import { openLog } from "../platform/log.ts";
import { createTranslator, type Translator } from "../platform/translate.ts";
import { catalogues } from "./catalogues.ts";
import { type Command, type CommandContext, type CommandInput, UsageError } from "./command.ts";
import { commands } from "./commands/index.ts";
import { type Installation, openInstallation } from "./open-installation.ts";

interface Called {
  readonly command: Command;
  readonly input: CommandInput;
  readonly workspace: string | null;
  readonly json: boolean;
}

/** Runs `bin/voronka …` and answers with the exit code: 0, 1 for a refusal or failure, 2 for a wrong call. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const translator = createTranslator(catalogues);
  const locale: Locale = /^ru/i.test(process.env.LC_ALL ?? process.env.LANG ?? "") ? "ru" : "en";
  if (argv.length === 0 || argv.includes("--help") || argv[0] === "help") {
    process.stdout.write(help(translator, locale));
    return 0;
  }
  let called: Called;
  try {
    called = readCall(argv);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(error.message);
    return 2;
  }
  return runCalled(called, translator, locale);
}

async function runCalled(called: Called, translator: Translator, locale: Locale): Promise<number> {
  const opened: { installation?: Promise<Installation> } = {};
  try {
    const result = await called.command.run(contextOf(called, translator, locale, opened), called.input);
    if (isRefusal(result)) {
      complain(translator.refusal(locale, result.refused, result.params));
      return 1;
    }
    const text = called.json ? JSON.stringify(result.json) : result.text;
    if (text !== "") process.stdout.write(`${text}\n`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      complain(`${error.message}. Usage: bin/voronka ${called.command.name} ${called.command.usage}`);
      return 2;
    }
    const refused = databaseRefusal(error);
    if (!refused) throw error;
    complain(translator.refusal(locale, refused.refused));
    return 1;
  } finally {
    await opened.installation?.then(
      (installation) => installation.close(),
      () => undefined,
    );
  }
}

/** The command with the longest name that the words begin with, and what follows it. */
export function readCall(argv: readonly string[], known: readonly Command[] = commands): Called {
  const { workspace, json, rest } = takeGlobals(argv);
  const command = known
    .filter(({ name }) => name.split(" ").every((word, index) => rest[index] === word))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!command)
    throw new UsageError(`There is no command "${rest.slice(0, 2).join(" ")}"; bin/voronka --help lists them`);
  const input = readInput(command, rest.slice(command.name.split(" ").length));
  const [least, most] = command.words;
  if (input.positionals.length < least || input.positionals.length > most) {
    throw new UsageError(`Usage: bin/voronka ${command.name} ${command.usage}`);
  }
  return { command, input, workspace, json };
}

function readInput(command: Command, args: readonly string[]): CommandInput {
  try {
    return parseArgs({ args: [...args], options: { ...command.options }, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence = ""] = (error as Error).message.split(". ");
    throw new UsageError(`${sentence}. Usage: bin/voronka ${command.name} ${command.usage}`);
  }
}

/** --workspace and --json may stand anywhere. */
function takeGlobals(argv: readonly string[]): { workspace: string | null; json: boolean; rest: string[] } {
  const rest: string[] = [];
  let workspace: string | null = null;
  let json = false;
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? "";
    if (word === "--json") json = true;
    else if (word.startsWith("--workspace=")) workspace = word.slice("--workspace=".length);
    else if (word === "--workspace") {
      index += 1;
      const slug = argv[index];
      if (slug === undefined) throw new UsageError("--workspace needs the slug of a workspace");
      workspace = slug;
    } else rest.push(word);
  }
  return { workspace, json, rest };
}

function contextOf(
  called: Called,
  translator: Translator,
  locale: Locale,
  opened: { installation?: Promise<Installation> },
): CommandContext {
  const config = readConfig();
  // The command line says what matters itself; the log is for those who look for a fault.
  const log = openLog({ level: config.logLevel === "info" ? "warn" : config.logLevel });
  const open = async (asItIs: boolean) => {
    opened.installation ??= openInstallation(config, log, { asItIs });
    return (await opened.installation).database;
  };
  const database = () => open(false);
  const actor = async (): Promise<Actor | Refusal> => {
    const found = await findWorkspaces((await database()).owner, called.workspace);
    const [first] = found;
    if (!first) return refuse(identityRefusals, "workspace_unknown");
    return found.length === 1 ? systemActorIn(first, "command") : refuse(identityRefusals, "workspace_unclear");
  };
  return { config, log, translator, locale, database, databaseAsItIs: () => open(true), actor, input: readAll };
}

async function readAll(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function help(translator: Translator, locale: Locale): string {
  const say = (key: string) => translator.text(locale, "app", key);
  const lines = commands.map(
    ({ name, usage }) =>
      `  ${[name, usage].filter(Boolean).join(" ")}\n      ${say(`command.${name.replaceAll(/[ -]/g, "_")}`)}`,
  );
  return `${say("command.intro")}\n\n${lines.join("\n")}\n\n${say("command.globals")}\n`;
}

/** Errors are one line, for people and scripts alike. */
function complain(message: string): void {
  process.stderr.write(`voronka: ${message.replaceAll(/\s*\n\s*/g, " ")}\n`);
}
