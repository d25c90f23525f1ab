import type { TemplateKey } from "./define-template.ts";
import { pipelineTemplates } from "./pipeline-templates.ts";

/** What the wizard asks (PIP-1, s3 rule 2). Buyers who know what they need and which to take are served; others are persuaded. */
export interface WizardAnswers {
  /** The buyer knows the need without our help. */
  readonly needIsObvious: boolean;
  /** The buyer can choose without our help. */
  readonly choiceIsObvious: boolean;
  readonly sellsThroughDealers?: boolean;
  readonly producesToOrder?: boolean;
  readonly leases?: boolean;
  readonly sellsOnline?: boolean;
  /** Buyers are found by us, not by advertising. */
  readonly coldBase?: boolean;
  /** Most sales go to those who have bought before. */
  readonly repeatBuyers?: boolean;
  /** Marketing brings leads and hands them to sales. */
  readonly marketingLeads?: boolean;
}

export type SalesApproach = "attract_and_serve" | "inform_and_persuade";

export interface PipelineProposal {
  readonly template: TemplateKey;
  /** Position of the proposed key stage, counted from 0. */
  readonly keyStage: number;
  readonly approach: SalesApproach;
}

/** Turning points for buyers who need no persuasion: where we have answered or confirmed, quickly and without a fault. */
const servedAt: Record<TemplateKey, number> = {
  "classic-b2b": 3,
  production: 5,
  leasing: 1,
  "online-shop": 2,
  "lead-to-revenue": 2,
  "active-sales": 2,
  dealer: 5,
  "repeat-sales": 4,
};

/**
 * Proposes a template, the turning point and the approach. The kind of trade outweighs the two questions, since it sets
 * the documents and the order of steps; between kinds, the narrower wins: leasing, dealers, production to order.
 */
export function proposePipeline(answers: WizardAnswers): PipelineProposal {
  const approach = answers.needIsObvious && answers.choiceIsObvious ? "attract_and_serve" : "inform_and_persuade";
  const template = templateFor(answers, approach);
  const persuadedAt = pipelineTemplates[template]("ru").stages.findIndex(({ isKeyStage }) => isKeyStage);
  return { template, keyStage: approach === "attract_and_serve" ? servedAt[template] : persuadedAt, approach };
}

function templateFor(answers: WizardAnswers, approach: SalesApproach): TemplateKey {
  if (answers.leases) return "leasing";
  if (answers.sellsThroughDealers) return "dealer";
  if (answers.producesToOrder) return "production";
  if (answers.repeatBuyers) return "repeat-sales";
  if (answers.sellsOnline && approach === "attract_and_serve") return "online-shop";
  if (answers.coldBase) return "active-sales";
  if (answers.sellsOnline || answers.marketingLeads)
    return answers.needIsObvious && answers.sellsOnline ? "online-shop" : "lead-to-revenue";
  return "classic-b2b";
}
