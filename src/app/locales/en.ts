/** What the command line and the page of the API say. */
export const en = {
  command: {
    intro: "bin/voronka is Voronka's command line. It works with the same database, whether or not the server runs.",
    globals: "For all commands: --workspace SLUG (needed when there are several workspaces), --json.",
    workspace_create: "Creates a workspace.",
    user_create: "Adds a person; without --password-stdin prints the link by which the person sets a password.",
    user_reset_second_factor: "Takes a lost second factor from a person, who then signs in by password.",
    api_key_create: "Creates an API key and prints it once.",
    pipeline_create: "Creates a pipeline from a template or from a file with the body of POST /pipelines.",
    pipeline_lint: "Prints what is wrong with a pipeline's stages, as JSON.",
    import:
      "Imports CSV and XLSX tables: companies, contacts, deals, stage-history, activities, payments, products, shipments. Prints what was read, created, updated and why rows were refused. Ctrl-C stops it: nothing of the file remains.",
    import_undo: "Takes a whole import back by its importId; what was changed since stays and is listed.",
    report:
      "Prints a report: funnel, time-in-stage, stage-outcomes, flow, time-map, loss-reasons. With --json as the API answers, with --csv for a spreadsheet.",
    export: "Writes all of a workspace into a new ZIP: tables as CSV, every record as JSON, uploaded files.",
    import_workspace:
      "Makes a new workspace of an export; prints the link by which its owner (or --owner) sets a password.",
    export_done: "{{file}}: rows: {{rows}}, {{megabytes}} MB in {{seconds}} s.",
    import_workspace_done: "Workspace {{slug}}: rows: {{rows}}, in {{seconds}} s. The owner signs in by {{link}}",
    backup: "Keeps the whole installation in a new folder, while the server runs or not.",
    restore:
      "Restores a backup into an empty installation and brings its schema up to date; the server must be stopped.",
    backup_taken_one: "{{folder}}: {{count}} table, rows: {{rows}}, {{megabytes}} MB in {{seconds}} s.",
    backup_taken_other: "{{folder}}: {{count}} tables, rows: {{rows}}, {{megabytes}} MB in {{seconds}} s.",
    backup_restored_one: "{{count}} table restored, rows: {{rows}}, in {{seconds}} s. Now run bin/start.",
    backup_restored_other: "{{count}} tables restored, rows: {{rows}}, in {{seconds}} s. Now run bin/start.",
    schema_dump: "Prints the schema of the database for schema.sql.",
    stop: "Stops the server and database that work on this data folder.",
  },
  api: {
    title: "Voronka: API",
    intro:
      "Every address answers with JSON. Sign in with a key (Authorization: Bearer vk_…) or the session cookie; changes by cookie need the header X-Voronka-Request: 1. Refusals come as application/problem+json with a stable code.",
    request: "Request",
    what: "What it does",
    permission: "Permission",
    examples: "Examples",
    all: "All operations",
    example: {
      begin: {
        title: "Begin",
        about:
          "A short function carries the key. This pipeline asks for the expected close before “Предложение” and for a signed contract before “Договор”.",
      },
      deal: {
        title: "Create a deal",
        about: "With an Idempotency-Key the same request can be sent again: a second deal is not made.",
      },
      refused: {
        title: "A move that is refused",
        about: "The gate answers 409 and lists in missing what the stage asks for, each with a code and words.",
      },
      moved: {
        title: "Move with the missing fields",
        about: "What was missing may come with the move: it is filled in and moved, or neither.",
      },
      override: {
        title: "Move against the conditions",
        about: "Heads, directors and owners may; the reason stays with the visit and in the log.",
      },
      batch: {
        title: "Many operations in one request",
        about: "Each is a change of its own; sent again with the same key, nothing is done twice.",
      },
      import: {
        title: "Import a table",
        about: "The body is the file. The worker reads it; the counts tell what became of the rows.",
      },
      report: {
        title: "Read a report",
        about: "Durations are days, shares 0…1, money in minor units with its currency.",
      },
      pages: {
        title: "Walk through a list",
        about: "Lists come in pages; next is the cursor of the following one, null on the last.",
      },
      webhook: {
        title: "Hear of events",
        about:
          "The secret is shown once. Everything under webhooks in openapi.json can be subscribed to; deliveries are tried again for three days.",
      },
      node: {
        title: "Check a delivery in Node",
        about: "Answer 2xx within ten seconds. An event may come twice: its id stays the same.",
      },
      python: {
        title: "Check a delivery in Python",
        about: "During a change of the secret the header carries two signatures: one that fits is enough.",
      },
    },
  },
} as const;
