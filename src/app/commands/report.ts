import { writeFile } from "node:fs/promises";
import { reportNames, runReport } from "../../analytics/index.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { type Command, optional, UsageError } from "../command.ts";

/** Option on the command line → filter of the endpoint. */
const filters = {
  pipeline: "pipeline",
  from: "from",
  to: "to",
  by: "by",
  view: "view",
  "as-of": "asOf",
  owner: "owner",
  department: "department",
  channel: "channel",
  source: "source",
  product: "product",
  custom: "custom",
  "compare-from": "compareFrom",
  "compare-to": "compareTo",
  "new-targets": "newTargets",
  stage: "stage",
} as const;
type Option = keyof typeof filters;
const names = Object.keys(filters) as Option[];
/** Formats that go into a file of their own. */
const intoFile = ["xlsx", "pdf", "png"] as const;
type FileOption = (typeof intoFile)[number];

/** A report as a table, with --json as the endpoint answers, with --csv for a spreadsheet, with --xlsx, --pdf, --png into a file. */
export const reportCommand: Command = {
  name: "report",
  usage: `NAME [--pipeline NAME] [--from 2026-01-01] [--to 2026-04-01] [--by channel or custom.KEY] [--view cohort|period] [--as-of DATE] [--stage NAME] [--custom "segment:any:Large"] [--json or --csv or --xlsx FILE or --pdf FILE or --png FILE]`,
  words: [1, 1],
  options: {
    ...(Object.fromEntries(names.map((name) => [name, { type: "string" }])) as Record<Option, { type: "string" }>),
    csv: { type: "boolean" },
    ...(Object.fromEntries(intoFile.map((format) => [format, { type: "string" }])) as Record<
      FileOption,
      { type: "string" }
    >),
  },
  run: async (context, input) => {
    const [wanted = ""] = input.positionals;
    const { values } = input;
    const name = reportNames.find((one) => one === wanted);
    if (!name) throw new UsageError(`${wanted} is none of: ${reportNames.join(", ")}`);
    const actor = await context.actor();
    if (isRefusal(actor)) return actor;
    const given: Record<string, string> = {};
    for (const option of names) {
      const value = values[option];
      if (typeof value === "string") given[filters[option]] = value;
    }
    const report = await runReport(await context.database(), actor, name, given);
    if (isRefusal(report)) {
      const [wrong] = report.errors ?? [];
      const option = names.find((one) => filters[one] === wrong?.path) ?? wrong?.path;
      if (wrong) throw new UsageError(`--${option} cannot be read (${wrong.code})`);
      return report;
    }
    for (const format of intoFile) {
      const file = optional(input, format);
      if (file === undefined) continue;
      const made = await report.file(format);
      if (isRefusal(made)) return made;
      await writeFile(file, made);
      return { json: report.json, text: file };
    }
    return { json: report.json, text: values.csv === true ? String(await report.file("csv")) : report.text() };
  },
};
