import { readFile } from "node:fs/promises";
import { isRefusal } from "../../kernel/refusal.ts";
import { createPipelineAsAsked, createPipelineEndpoint } from "../../pipeline/index.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { inputRefusal } from "../../platform/http/problem.ts";
import { type Command, type CommandInput, optional, UsageError } from "../command.ts";

/** From a template or from a file, which is the body of POST /pipelines. Prints the new id. */
export const createPipelineCommand: Command = {
  name: "pipeline create",
  usage: "--template KEY [--name N] | --file F.json",
  words: [0, 0],
  options: { template: { type: "string" }, name: { type: "string" }, file: { type: "string" } },
  run: async (context, input) => {
    const request = createPipelineEndpoint.body?.safeParse(await readRequest(input));
    if (!request) throw new Error("The pipeline's shape is missing");
    if (!request.success) {
      const [first] = inputRefusal(request.error).errors ?? [];
      throw new Error(`The pipeline is not filled in correctly${first?.path ? `, see ${first.path}` : ""}`);
    }
    const actor = await context.actor();
    if (isRefusal(actor)) return actor;
    const made = await runUnit(await context.database(), actor, (unit) => createPipelineAsAsked(unit, request.data));
    return isRefusal(made) ? made : { text: made.id, json: { id: made.id } };
  },
};

async function readRequest(input: CommandInput): Promise<unknown> {
  const [file, template, name] = ["file", "template", "name"].map((option) => optional(input, option));
  if ((file === undefined) === (template === undefined)) throw new UsageError("Give either --template or --file");
  if (file === undefined) return { template, ...(name === undefined ? {} : { name }) };
  const text = await readFile(file, "utf8").catch((error: { code?: string }) => {
    throw new Error(`${file} cannot be read (${error.code ?? "unknown reason"})`);
  });
  try {
    const body = JSON.parse(text) as object;
    return name === undefined ? body : { ...body, name };
  } catch {
    throw new Error(`${file} is not readable as JSON`);
  }
}
