import type { StageRegulation } from "../regulation.ts";
import { judgeName } from "./judge-name.ts";
import { readStageName } from "./stage-name.ts";

/** Closed list of what the lint may find (PIP-4); the catalogue has one message for each. */
export const lintRules = [
  "process_name",
  "not_a_result",
  "empty_name",
  "duplicate_name",
  "too_long",
  "no_task",
  "no_contact_chain",
  "last_stage_not_won",
  "nobody_enters",
  "pile_up",
] as const;
export type LintRule = (typeof lintRules)[number];

export interface LintFinding {
  /** Name of the stage as written. */
  readonly stage: string;
  readonly rule: LintRule;
  readonly message: string;
  /** A wording to take instead, in the language of the name; null when there is none to propose. */
  readonly suggestion: string | null;
}

/** How a stage was used; same order as the stages. */
export interface StageUsage {
  /** Deals that entered the stage, and that left it, in the period. */
  readonly entries: number;
  readonly exits: number;
  /** Deals that stand on it now. */
  readonly open: number;
  /** Of them, those that stand longer than twice the target in working time; null without a target. */
  readonly openOverTwiceTarget: number | null;
}

export type LintStage = Pick<StageRegulation, "name" | "keyTask" | "contactChain">;
export interface LintOptions {
  /** Messages in the reader's language, `{{stage}}` and the rule's figures inside. */
  readonly messages: Readonly<Record<LintRule, string>>;
  /** Without figures the two rules about use stay silent. */
  readonly usage?: readonly StageUsage[];
}

type Params = Readonly<Record<string, string | number>>;
interface Issue {
  readonly stage: string;
  readonly rule: LintRule;
  readonly params: Params;
  readonly suggestion: string | null;
}

/** Characters a board's column shows without cutting. */
const longestName = 60;
/** Fewer standing deals than this are chance, not a pile. */
const smallestPile = 5;

const wonWords =
  /оплат|оплач|деньг|предоплат|аванс|плат[её]ж|(?:^|[\s,])акт(?:ы|а)?[\s,]|выигран|побед|реализован|продан|продаж|заверш|закрыт|успеш|успех|поставлен|отгружен|доставлен|передан|купил|куплен|внедр|запущен|подписан|заключ[её]н|продл|выдан|сдан|выполнен|исполнен|готово|повторн|сделано|won|paid|payment|money|closed|deliver|signed|complet|ship|renew|launch|purchas|bought|done|live|fulfil|handed|reorder/i;
const lostWords =
  /(?:проигран|провален|отказал|отказ|потерян|упущен|не реализован|lost|declin|reject|cancel|отмен[её]н)/i;

/**
 * Findings on a pipeline (PIP-1, PIP-4), stage by stage. Pure: words by rules of Russian or English, figures as given.
 * The last stage closes the deal, so it needs neither a task nor a chain.
 */
export function lintPipeline(
  pipeline: { readonly stages: readonly LintStage[] },
  options: LintOptions,
): readonly LintFinding[] {
  const { stages } = pipeline;
  const issues = stages.flatMap((stage, at) => [
    ...nameIssues(stage.name, stages.slice(0, at)),
    ...regulationIssues(stage, at === stages.length - 1),
    ...usageIssues(stage.name, at, options.usage ?? []),
  ]);
  return issues.map(({ stage, rule, params, suggestion }) => ({
    stage,
    rule,
    message: fill(options.messages[rule], { stage, ...params }),
    suggestion,
  }));
}

function nameIssues(stage: string, earlier: readonly LintStage[]): readonly Issue[] {
  const { words } = readStageName(stage);
  if (words.length === 0) return [{ stage, rule: "empty_name", params: {}, suggestion: null }];
  const { verdict, suggestion } = judgeName(stage);
  const issues: Issue[] = [];
  if (verdict !== "result") {
    issues.push({ stage, rule: verdict === "process" ? "process_name" : "not_a_result", params: {}, suggestion });
  }
  const key = sameName(stage);
  if (earlier.some(({ name }) => sameName(name) === key))
    issues.push({ stage, rule: "duplicate_name", params: {}, suggestion: null });
  if (stage.trim().length > longestName) {
    issues.push({
      stage,
      rule: "too_long",
      params: { length: stage.trim().length, longest: longestName },
      suggestion: null,
    });
  }
  return issues;
}

/** Two names are the same stage whatever their case, ё, ordinals and pictures. */
const sameName = (name: string): string => {
  const { words } = readStageName(name);
  const remark = /[([][^)\]]*[)\]]|\d+\s*%/.exec(name)?.[0] ?? "";
  return `${words.map(({ norm }) => norm).join(" ")}${remark.toLowerCase()}`;
};

function regulationIssues(stage: LintStage, isLast: boolean): readonly Issue[] {
  const issue = (rule: LintRule): Issue => ({ stage: stage.name, rule, params: {}, suggestion: null });
  if (isLast) {
    const isResult = judgeName(stage.name).verdict === "result";
    return isResult && (lostWords.test(stage.name) || !wonWords.test(stage.name)) ? [issue("last_stage_not_won")] : [];
  }
  const issues: Issue[] = [];
  if (stage.keyTask.trim() === "") issues.push(issue("no_task"));
  if (stage.contactChain.length === 0) issues.push(issue("no_contact_chain"));
  return issues;
}

function usageIssues(stage: string, at: number, usage: readonly StageUsage[]): readonly Issue[] {
  const own = usage[at];
  if (!own) return [];
  const entered = usage.reduce((sum, { entries }) => sum + entries, 0);
  const isLast = at === usage.length - 1;
  const issues: Issue[] = [];
  if (own.entries === 0 && entered > 0)
    issues.push({ stage, rule: "nobody_enters", params: { entered }, suggestion: null });
  if (!isLast && pilesUp(own, usage)) {
    issues.push({
      stage,
      rule: "pile_up",
      params: { open: own.open, late: own.openOverTwiceTarget ?? 0, entries: own.entries, exits: own.exits },
      suggestion: null,
    });
  }
  return issues;
}

/**
 * Deals pile up where at least five stand and half of them longer than twice the target. Without a target: where at least half of
 * all open deals of the pipeline stand, twice five or more, and fewer left than entered in the period.
 */
function pilesUp(own: StageUsage, usage: readonly StageUsage[]): boolean {
  if (own.openOverTwiceTarget !== null) return own.open >= smallestPile && own.openOverTwiceTarget * 2 >= own.open;
  const open = usage.reduce((sum, stage) => sum + stage.open, 0);
  return own.open >= smallestPile * 2 && own.open * 2 >= open && own.exits < own.entries;
}

const fill = (message: string, params: Params): string =>
  message.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => String(params[key] ?? whole));
