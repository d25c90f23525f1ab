/** What the command line and the page of the API say. */
export const en = {
  command: {
    intro: "bin/voronka is Voronka's command line. It works with the same database, whether or not the server runs.",
    globals: "For all commands: --workspace SLUG (needed when there are several workspaces), --json.",
    workspace_create: "Creates a workspace.",
    user_create: "Adds a person; without --password-stdin prints the link by which the person sets a password.",
    api_key_create: "Creates an API key and prints it once.",
    pipeline_create: "Creates a pipeline from a template or from a file with the body of POST /pipelines.",
    pipeline_lint: "Prints what is wrong with a pipeline's stages, as JSON.",
    import:
      "Imports CSV tables: companies, contacts, deals, stage-history, activities. Prints what was read, created, updated and why rows were refused.",
    report:
      "Prints a report: funnel, time-in-stage, stage-outcomes, flow, time-map, loss-reasons. With --json as the API answers, with --csv for a spreadsheet.",
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
  },
} as const;
