import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireId, wireMoney } from "../kernel/wire.ts";
import { wireImport } from "./contract.ts";
import { foreignSystems } from "./domain/foreign-systems.ts";

const name = z.string().trim().min(1).max(200);
const count = z.int().min(0);
const system = z.enum(foreignSystems);

/** What a stage over there is here: a stage of the pipeline, or the end of the deal. */
const meaning = z.union([z.strictObject({ stage: name }), z.strictObject({ outcome: z.enum(["won", "lost"]) })]);

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
        name,
        /** A pipeline that is here, or a new one of this name; null: the pipeline is left out with its deals. */
        into: name.nullable(),
        stages: z
          .array(z.strictObject({ name, means: meaning }))
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
/** The body is the file: JSON of the system's API, or a table that it exports. */
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
