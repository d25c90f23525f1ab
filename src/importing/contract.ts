import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wireInstant, wireMoney, wirePage } from "../kernel/wire.ts";
import { importKinds } from "./domain/fields.ts";
import { foreignSystems } from "./domain/foreign-systems.ts";

export const maxImportBytes = 1_073_741_824;

const kind = z.enum(importKinds);
/** A table of a kind, or the JSON export of another system. */
const kindOrSystem = z.enum([...importKinds, ...foreignSystems]);
const flag = z.enum(["true", "false"]).transform((value) => value === "true");
/** JSON as in `--map`: {"field": "column"} or {"field": {"column", "values", "format"}}. */
const map = z.string().max(12_000).optional();
/** Of a workbook; without it the first that is shown. */
const sheet = z.string().min(1).max(200).optional();
const told = z.strictObject({ code: z.string(), message: z.string() });
const count = z.int().min(0);

export const wireImport = z.strictObject({
  id: wireId,
  kind: z.string(),
  fileName: z.string(),
  /** reading, ready: another system is read, then waits for a plan; waiting: until the worker takes it; done: also with refused rows; failed: nothing was written, `failure` says why; undoing → undone. */
  state: z.enum(["reading", "ready", "waiting", "running", "done", "failed", "cancelled", "undoing", "undone"]),
  isDryRun: z.boolean(),
  pipeline: z.string().nullable(),
  /** Null while the file is coming in. */
  bytesTotal: count.nullable(),
  bytesRead: count,
  /** Of rows; `read` is live while the import runs, `undone` while it is taken back, the others are known at its end. */
  counts: z.strictObject({
    read: count,
    created: count,
    updated: count,
    skipped: count,
    refused: count,
    undone: count,
  }),
  /** Done, and what it changed is remembered. */
  canBeUndone: z.boolean(),
  /** What an undo removed, put back, and had to leave since somebody has worked on it; null until then. */
  undo: z.strictObject({ at: wireInstant, removed: count, restored: count, kept: count }).nullable(),
  warnings: z.array(told),
  failure: told.nullable(),
  /** Null: the command line. */
  createdBy: z.strictObject({ id: wireId, name: z.string() }).nullable(),
  createdAt: wireInstant,
  startedAt: wireInstant.nullable(),
  finishedAt: wireInstant.nullable(),
});
export type ImportAnswer = z.output<typeof wireImport>;

export const listImports = endpoint({
  method: "GET",
  path: "/imports",
  summary: "Imports, the newest first",
  query: z.strictObject({ ...pageQuery, kind: kindOrSystem.optional() }),
  answer: wirePage(wireImport),
});
export const getImport = endpoint({
  method: "GET",
  path: "/imports/{id}",
  summary: "An import with its progress and counts",
  params: idParams,
  answer: wireImport,
});
/**
 * The body is the file: as it is (any content type), or the part `file` of a multipart form. Up to 1 GB; answers when the
 * whole file has come, the rows are read by the worker afterwards. The live channel tells `import.progress` and
 * `import.finished` with `importId`.
 */
export const startImport = endpoint({
  method: "POST",
  path: "/imports",
  summary: "Import a table: the body is the file",
  status: 201,
  query: z.strictObject({
    kind: kindOrSystem,
    fileName: z.string().trim().min(1).max(300).optional(),
    pipeline: z.string().trim().min(1).max(200).optional(),
    map,
    sheet,
    dryRun: flag.optional(),
  }),
  answer: wireImport,
});
/** The body is the beginning of a CSV, of which the first megabyte is looked at, or a whole workbook; nothing is kept. */
export const previewImport = endpoint({
  method: "POST",
  path: "/imports/preview",
  summary: "What a table would be read as: its columns and first rows",
  query: z.strictObject({ kind, map, sheet }),
  answer: z.strictObject({
    /** Names of the sheets of a workbook, and the one that is read; a CSV has none. */
    sheets: z.array(z.string()),
    sheet: z.string().nullable(),
    encoding: z.string(),
    delimiter: z.string(),
    /** In the order of the file; `field` is what the column is taken for, null: it is left out. */
    columns: z.array(z.strictObject({ name: z.string(), fields: z.array(z.string()) })),
    /** What stands in the column of the stage, 60 different values at most. */
    stageValues: z.array(z.string()),
    /** `label`: of a field that the workspace added, `custom.<key>`. */
    fields: z.array(z.strictObject({ name: z.string(), required: z.boolean(), label: z.string().nullable() })),
    /** Why the columns do not fit, so that nothing can be imported yet. */
    problem: told.nullable(),
    /** The first twenty. `values` by field as understood (times ISO 8601, sums "1250.00 RUB"), null when the row is refused. */
    rows: z.array(
      z.strictObject({
        line: z.int(),
        cells: z.array(z.string()),
        values: z.record(z.string(), z.string().nullable()).nullable(),
        refused: told.nullable(),
      }),
    ),
  }),
});
export const listRefusals = endpoint({
  method: "GET",
  path: "/imports/{id}/refusals",
  summary: "Rows that an import left out, by line",
  params: idParams,
  query: z.strictObject(pageQuery),
  answer: wirePage(z.strictObject({ line: z.int(), code: z.string(), message: z.string() })),
});
export const downloadRefusals = endpoint({
  method: "GET",
  path: "/imports/{id}/refusals.csv",
  summary: "Rows that an import left out, as CSV: line, code, message",
  params: idParams,
  answer: z.string(),
});
export const cancelImport = endpoint({
  method: "POST",
  path: "/imports/{id}/cancellation",
  summary: "Stop an import that waits or runs: nothing of it remains",
  params: idParams,
  body: z.strictObject({}),
  answer: wireImport,
});
/** Rows that it made are removed, rows that it changed are as before; what was changed since stays (`GET …/kept`). */
export const undoImport = endpoint({
  method: "POST",
  path: "/imports/{id}/undo",
  summary: "Take a whole import back",
  params: idParams,
  body: z.strictObject({}),
  answer: wireImport,
});
export const listKept = endpoint({
  method: "GET",
  path: "/imports/{id}/kept",
  summary: "Rows that an undo left as they are, and why",
  params: idParams,
  query: z.strictObject(pageQuery),
  answer: wirePage(
    z.strictObject({
      number: z.int(),
      /** companies, contacts, deals, activities, payments, products, shipments. */
      entity: z.string(),
      id: wireId,
      name: z.string(),
      reason: z.enum(["changed", "imported_again", "in_use"]),
    }),
  ),
});

const system = z.enum(foreignSystems);
const ownName = z.string().trim().min(1).max(200);

/** What a stage over there is here: a stage of the pipeline, or the end of the deal. */
const meaning = z.union([z.strictObject({ stage: ownName }), z.strictObject({ outcome: z.enum(["won", "lost"]) })]);

/** What goes where; what is not spoken of goes by its own name. */
export const wirePlan = z.strictObject({
  /** Who of the other system is who here; the others are added and cannot sign in. */
  people: z
    .array(z.strictObject({ id: z.string().min(1).max(500), userId: wireId }))
    .max(5_000)
    .default([]),
  pipelines: z
    .array(
      z.strictObject({
        name: ownName,
        /** A pipeline that is here, or a new one of this name; null: the pipeline is left out with its deals. */
        into: ownName.nullable(),
        stages: z
          .array(z.strictObject({ name: ownName, means: meaning }))
          .max(500)
          .default([]),
      }),
    )
    .max(200)
    .default([]),
  /** Fields that people have added over there. */
  withFields: z.boolean().default(true),
});
export type MigrationPlan = z.output<typeof wirePlan>;

const wireOverview = z.strictObject({
  /** `userId`: who it seems to be here, by e-mail or name. */
  people: z.array(
    z.strictObject({ id: z.string(), name: z.string(), email: z.string().nullable(), userId: wireId.nullable() }),
  ),
  pipelines: z.array(
    z.strictObject({
      name: z.string(),
      /** In their order, with the deals that stand in them. */
      stages: z.array(z.strictObject({ name: z.string(), deals: count })),
      /** How the last stage is called, which is reached by winning. */
      wonStage: z.string(),
      won: count,
      lost: count,
      amount: wireMoney,
    }),
  ),
  companies: count,
  contacts: count,
  deals: count,
  amount: wireMoney,
  /** Entries of deals into stages. */
  history: count,
  activities: count,
  fields: z.array(z.strictObject({ entity: z.string(), name: z.string(), kind: z.string() })),
  leftOut: z.array(z.strictObject({ code: z.string(), message: z.string() })),
});

export const wireMigration = z.strictObject({
  import: wireImport,
  /** What is being read just now; null before and after. */
  resource: z.string().nullable(),
  /** Null until everything has been read. */
  overview: wireOverview.nullable(),
});
export type MigrationAnswer = z.output<typeof wireMigration>;
export type Overview = z.output<typeof wireOverview>;

/** Address and token are kept sealed until everything has been read, and are told to nobody. */
export const startMigration = endpoint({
  method: "POST",
  path: "/migrations",
  summary: "Read another system through its API: nothing is written yet",
  status: 201,
  body: z.strictObject({
    system,
    url: z.url({ protocol: /^https?$/ }).max(2_000),
    /** Null where the address itself is the secret. */
    token: z.string().trim().min(1).max(5_000).nullable(),
  }),
  answer: wireMigration,
});
/**
 * The body is the file: JSON of the system's API, or a table that it exports. Several files go in one body: a first line
 * `{"voronka":"files of an export","files":[{"name":"deals.csv","bytes":123},…]}`, then the files one after another.
 */
export const uploadMigration = endpoint({
  method: "POST",
  path: "/migrations/files",
  summary: "Read the export of another system: nothing is written yet",
  status: 201,
  query: z.strictObject({ system, fileName: z.string().trim().min(1).max(300) }),
  answer: wireMigration,
});
export const getMigration = endpoint({
  method: "GET",
  path: "/migrations/{id}",
  summary: "What another system has: counts, people, pipelines, fields",
  params: idParams,
  answer: wireMigration,
});
/** A trial is an import of its own, which writes nothing; the run itself goes on under the migration's id. */
export const runMigration = endpoint({
  method: "POST",
  path: "/migrations/{id}/runs",
  summary: "Move over what was read, by a plan",
  params: idParams,
  body: z.strictObject({ isDryRun: z.boolean(), plan: wirePlan }),
  answer: wireImport,
});
