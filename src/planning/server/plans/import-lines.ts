import type { z } from "zod";
import { csvRecords } from "../../../importing/index.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { Translator } from "../../../platform/translate.ts";
import type { importPlanLines, PlanVersion } from "../../contract.ts";
import { pairText } from "../../domain/plans/line-channel.ts";
import { keyOf } from "../../domain/plans/plan-tree.ts";
import { monthOfYear, type PlanLine, planLines } from "../../domain/plans/read-plan-lines.ts";
import { readSum } from "../../domain/plans/read-sum.ts";
import { plansRefusals } from "../../domain/plans/refusals.ts";
import { loadTree, type TreeNode } from "./load-tree.ts";
import { mayChange, mayPlan } from "./plan-rights.ts";
import { applyChanges, wrongCell } from "./set-cells.ts";
import type { CellChange } from "./store.ts";
import { figuresIn, lockOpenVersion } from "./version-rows.ts";

type Answer = z.input<typeof importPlanLines.answer>;
type Code = keyof typeof plansRefusals;

/** Figures of people by month from CSV, by the same checks as typed ones; a refused line does not stop the rest. */
export async function importLines(
  unit: Unit,
  { params, body }: Pick<InputOf<typeof importPlanLines>, "params" | "body">,
  translator: Translator,
): Promise<Answer | Refusal> {
  const version = await lockOpenVersion(unit, params.id);
  if (isRefusal(version)) return version;
  if (!mayChange(unit.actor, version)) return refuse(plansRefusals, "plan_version_closed");
  const records = csvRecords(body.csv);
  const lines = records && planLines(records);
  if (lines === null) return refuse(plansRefusals, "plan_file_unreadable");
  const nodes = await loadTree(unit, version.year);
  const seen = new Set<string>();
  const refused: Answer["refused"] = [];
  const changes = lines.flatMap((line) => {
    const read = changeOf(unit, { version, nodes, seen }, line);
    if (typeof read !== "string") return [read];
    refused.push({ line: line.line, code: read, message: translator.refusal(unit.actor.workspace.locale, read) });
    return [];
  });
  const answer = { read: lines.length, set: changes.length, refused };
  if (body.isDryRun || changes.length === 0) return answer;
  await applyChanges(unit, { version, nodes, figures: await figuresIn(unit, version.id) }, changes);
  return answer;
}

interface Known {
  readonly version: PlanVersion;
  readonly nodes: readonly TreeNode[];
  /** The places that earlier lines have set. */
  readonly seen: Set<string>;
}

function changeOf(unit: Unit, { version, nodes, seen }: Known, line: PlanLine): CellChange | Code {
  const person = personNamed(nodes, line.person);
  if (typeof person === "string") return person;
  if (!mayPlan(unit.actor, person)) return "plan_node_not_yours";
  const month = monthOfYear(line.month, version.year);
  if (month === null) return "plan_line_month_wrong";
  const { currency } = unit.actor.workspace;
  const minor = line.amount === "" ? null : readSum(line.amount, currency);
  if (minor === null && line.amount !== "")
    return /\b(?:usd|eur|cny)\b|[$€¥]/i.test(line.amount) ? "plan_currency_wrong" : "plan_line_amount_wrong";
  const { dimension, value } = splitOf(line);
  const amount = minor === null ? null : { minor, currency };
  const wrong = wrongCell(unit, version, { month, dimension, value, amount });
  if (wrong !== null) return wrong;
  const place = [keyOf(person), month, dimension, value].join(" ");
  if (seen.has(place)) return "plan_line_repeated";
  seen.add(place);
  return { kind: "person", id: person.id, month, dimension, value, minor };
}

function splitOf({ productLine, channel }: PlanLine): Pick<CellChange, "dimension" | "value"> {
  if (productLine !== "" && channel !== "")
    return { dimension: "line_channel", value: pairText({ line: productLine, channel }) };
  if (productLine !== "") return { dimension: "line", value: productLine };
  return channel === "" ? { dimension: "total", value: "" } : { dimension: "channel", value: channel };
}

/** By id, or by the name as it is written in the workspace, whatever the case. */
function personNamed(nodes: readonly TreeNode[], name: string): TreeNode | Code {
  const plain = (text: string) => text.toLowerCase().replaceAll("ё", "е").replaceAll(/\s+/g, " ").trim();
  const people = nodes.filter(({ kind }) => kind === "person");
  const found = people.filter((one) => one.id === name.toLowerCase() || plain(one.name) === plain(name));
  const active = found.length > 1 ? found.filter(({ isActive }) => isActive) : found;
  const [first] = active;
  if (first === undefined) return "plan_line_person_unknown";
  return active.length > 1 ? "plan_line_person_ambiguous" : first;
}
