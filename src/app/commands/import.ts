import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { may } from "../../identity/index.ts";
import {
  drivers,
  type ForeignRequest,
  type ForeignSystem,
  foreignSystems,
  type ImportKind,
  type ImportMap,
  type ImportOutcome,
  importKinds,
  importRefusals,
  openSpool,
  parseImportMap,
  pull,
  type RefusedRow,
  readExport,
  refusalMessage,
  runImport,
  type Spool,
  warningMessage,
} from "../../importing/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { type Command, type CommandContext, type CommandInput, type Output, optional, UsageError } from "../command.ts";
import { stageConditions } from "../stage-conditions.ts";
import { untilInterrupted } from "./until-interrupted.ts";

interface Line {
  /** Of several: which one. */
  readonly file?: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** The keys are scripted (cli.md): add, don't rename. */
interface Report {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly refused: readonly Line[];
  readonly warnings: readonly { readonly file?: string; readonly code: string; readonly message: string }[];
  /** What `import undo` takes; null of a dry run and of several files, whose own reports stand in `files`. */
  readonly importId: string | null;
  readonly files?: readonly FileReport[];
}

interface FileReport extends Omit<Report, "refused" | "warnings" | "files"> {
  readonly file: string;
}

export const importCommand: Command = {
  name: "import",
  usage: "KIND FILE… [--sheet NAME] [--pipeline NAME] [--map M.json] [--url URL [--token-stdin]] [--dry-run]",
  words: [1, 1000],
  options: {
    sheet: { type: "string" },
    pipeline: { type: "string" },
    map: { type: "string" },
    "dry-run": { type: "boolean" },
    url: { type: "string" },
    "token-stdin": { type: "boolean" },
  },
  run: async (context, input) => {
    const [word = "", ...files] = input.positionals;
    const system = foreignSystems.find((one) => one === word);
    if (system) return importFrom(context, input, system, files);
    const kind = importKinds.find((one) => one === word);
    if (!kind) throw new UsageError(`${word} is none of: ${[...importKinds, ...foreignSystems].join(", ")}`);
    if (files.length === 0) throw new UsageError("Name a file");
    for (const file of files) await mustBeFile(file);
    const map = await readMap(optional(input, "map"));
    const actor = await context.actor();
    if (isRefusal(actor)) return actor;
    const reports = await untilInterrupted((signal) => importEach(context, actor, input, { kind, files, map, signal }));
    return isRefusal(reports) ? reports : outputOf(reports);
  },
};

/** One file after another, each for itself: those before one that cannot be read are in. */
async function importEach(
  context: CommandContext,
  actor: Actor,
  input: CommandInput,
  { files, ...one }: { kind: ImportKind; files: readonly string[]; map: ImportMap | undefined; signal: AbortSignal },
): Promise<Report | Refusal> {
  const reports: (readonly [string, Report])[] = [];
  for (const file of files) {
    const report = await importFile(context, actor, input, { ...one, file });
    if (!isRefusal(report)) reports.push([basename(file), report]);
    else if (files.length === 1) return report;
    else {
      const { refused: code, params = {} } = report;
      const reason = refusalMessage(context.translator, context.locale, { code, params });
      const place = { file: basename(file), reason, done: reports.length, all: files.length };
      return refuse(importRefusals, "import_stopped_at", { params: place });
    }
  }
  const [only] = reports;
  return reports.length === 1 && only ? only[1] : sum(reports);
}

/** Another system, by files of its export or through its API. */
async function importFrom(
  context: CommandContext,
  input: CommandInput,
  system: ForeignSystem,
  files: readonly string[],
): Promise<Output | Refusal> {
  const url = optional(input, "url");
  if ((url === undefined) === (files.length === 0)) throw new UsageError("Name files of an export, or --url");
  if (url !== undefined && !URL.canParse(url)) throw new UsageError(`${url} is not an address`);
  for (const file of files) await mustBeFile(file);
  const actor = await context.actor();
  if (isRefusal(actor)) return actor;
  const spool = await openSpool();
  try {
    const missing = await readForeign(context, input, { system, url, files, spool });
    if (missing !== null) return missing;
    const report = await untilInterrupted((signal) =>
      importFile(context, actor, input, {
        kind: system,
        file: url === undefined ? files.map((file) => basename(file)).join(", ") : new URL(url).hostname,
        foreign: { driver: drivers[system], records: spool },
        signal,
      }),
    );
    return isRefusal(report) ? report : outputOf(report);
  } finally {
    await spool.clear();
  }
}

async function readForeign(
  context: CommandContext,
  input: CommandInput,
  from: { system: ForeignSystem; url: string | undefined; files: readonly string[]; spool: Spool },
): Promise<Refusal | null> {
  const driver = drivers[from.system];
  if (from.url !== undefined) {
    const token = input.values["token-stdin"] === true ? (await context.input()).trim() : null;
    return pull(driver, { url: from.url, token }, from.spool, { rules: { insideHosts: context.config.insideHosts } });
  }
  for (const file of from.files) {
    const content = createReadStream(file, { highWaterMark: 1 << 18 });
    const refused = await readExport(driver, { name: basename(file), content }, from.spool);
    if (refused !== null) return refused;
  }
  return null;
}

async function mustBeFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no file ${file}`);
}

async function readMap(file: string | undefined): Promise<ImportMap | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, "utf8").catch(() => {
    throw new UsageError(`There is no file ${file}`);
  });
  const map = parseImportMap(text);
  if (typeof map === "string") throw new UsageError(`${file} is not a map: ${map}`);
  return map;
}

async function importFile(
  context: CommandContext,
  actor: Actor,
  input: CommandInput,
  one: {
    kind: ImportKind | ForeignSystem;
    file: string;
    map?: ImportMap | undefined;
    foreign?: ForeignRequest;
    signal: AbortSignal;
  },
): Promise<Report | Refusal> {
  const refused: RefusedRow[] = [];
  const outcome = await runImport(
    { database: await context.database(), rules: { conditions: stageConditions, may } },
    actor,
    {
      kind: one.kind,
      foreign: one.foreign,
      source: one.foreign ? nothing() : createReadStream(one.file, { highWaterMark: 1 << 18 }),
      fileName: basename(one.file),
      map: one.map,
      sheet: optional(input, "sheet"),
      pipeline: optional(input, "pipeline"),
      dryRun: input.values["dry-run"] === true,
      signal: one.signal,
      onRefused: (rows) => void refused.push(...rows),
      onProgress: progressLine(),
    },
  );
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  if (isRefusal(outcome)) return outcome;
  const report = reportOf(context, actor, outcome, refused);
  return input.values["dry-run"] === true ? { ...report, importId: null } : report;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function reportOf(
  context: CommandContext,
  actor: Actor,
  outcome: ImportOutcome,
  refused: readonly RefusedRow[],
): Report {
  const { translator } = context;
  const { locale } = actor.workspace;
  const { read, created, updated, skipped } = outcome;
  return {
    read,
    created,
    updated,
    skipped,
    refused: refused
      .map((row) => ({ line: row.line, code: row.code, message: refusalMessage(translator, locale, row) }))
      .sort((one, other) => one.line - other.line),
    warnings: outcome.warnings.map((warning) => ({
      code: warning.code,
      message: warningMessage(translator, locale, warning),
    })),
    importId: outcome.importId,
  };
}

/** For people who watch; scripts read standard output. */
function progressLine(): (progress: { rowsRead: number }) => void {
  let told = 0;
  return ({ rowsRead }) => {
    if (!process.stderr.isTTY || Date.now() - told < 500) return;
    told = Date.now();
    process.stderr.write(`\r${rowsRead}`);
  };
}

function sum(reports: readonly (readonly [string, Report])[]): Report {
  const total = (field: "read" | "created" | "updated" | "skipped") =>
    reports.reduce((all, [, report]) => all + report[field], 0);
  return {
    read: total("read"),
    created: total("created"),
    updated: total("updated"),
    skipped: total("skipped"),
    refused: reports.flatMap(([file, report]) => report.refused.map((row) => ({ file, ...row }))),
    warnings: reports.flatMap(([file, report]) => report.warnings.map((warning) => ({ file, ...warning }))),
    importId: null,
    files: reports.map(([file, { refused: _, warnings: __, files: ___, ...counts }]) => ({ file, ...counts })),
  };
}

const outputOf = (report: Report): Output => ({ text: JSON.stringify(report, null, 2), json: report });
