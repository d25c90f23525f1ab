import { useDebouncedValue } from "@mantine/hooks";
import type { z } from "zod";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { lintDraft, lintOnePipeline, type wireFinding } from "../../contract.ts";
import type { Draft } from "./draft.ts";

export type Finding = z.output<typeof wireFinding>;

/** What only deals can show; the rest is judged while one types. */
const fromUse = new Set(["nobody_enters", "pile_up"]);
const ofName = new Set(["process_name", "not_a_result", "duplicate_name", "too_long", "last_stage_not_won"]);

/** Findings of the draft as it stands now, and of the deals that went through the saved pipeline. */
export function useLint(pipelineId: string, draft: Draft): { findings: readonly Finding[]; isPending: boolean } {
  const written = draft.stages
    .filter(({ name }) => name.trim() !== "")
    .map(({ name, keyTask, contactChain }) => ({
      name,
      keyTask,
      contactChain: contactChain.filter(({ subject }) => subject.trim() !== ""),
    }));
  const [settled] = useDebouncedValue(JSON.stringify({ name: draft.name, stages: written }), 350);
  const live = useEndpoint(lintDraft, { body: JSON.parse(settled) }, { keepPrevious: true });
  const saved = useEndpoint(lintOnePipeline, { params: { id: pipelineId } });
  const used = (saved.data?.findings ?? []).filter(({ rule }) => fromUse.has(rule));
  const findings = live.data === undefined ? (saved.data?.findings ?? []) : [...live.data.findings, ...used];
  return { findings, isPending: live.isPending && saved.isPending };
}

/** Findings about the wording of a stage's name: they stand under the field. */
export const nameFindings = (findings: readonly Finding[], name: string): readonly Finding[] =>
  findings.filter(({ stage, rule }) => ofName.has(rule) && stage === name.trim());
