import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../../ui/api/problem-error.ts";
import { endpointKey, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useToast } from "../../../ui/feedback/toast.tsx";
import {
  getBoard,
  getPipeline,
  lintOnePipeline,
  listDeals,
  listPipelines,
  type PipelineAnswer,
  replacePipeline,
} from "../../contract.ts";
import { bodyOf, type Draft, draftOf, isSameDraft } from "./draft.ts";

/** What is written and not saved yet, and how it is saved. */
export function useDraft(pipeline: PipelineAnswer) {
  const { t } = useTranslation("pipeline");
  const toast = useToast();
  const client = useQueryClient();
  const [base, setBase] = useState(() => ({ version: pipeline.version, draft: draftOf(pipeline) }));
  const [draft, setDraft] = useState<Draft>(base.draft);
  const isDirty = !isSameDraft(draft, base.draft);
  const take = (next: PipelineAnswer) => {
    setBase({ version: next.version, draft: draftOf(next) });
    setDraft(draftOf(next));
  };
  const replace = useMutationEndpoint(replacePipeline, {
    refreshes: [listPipelines, lintOnePipeline, getBoard, listDeals],
    onDone: (saved) => {
      client.setQueryData(endpointKey(getPipeline, { params: { id: saved.id } }), saved);
      take(saved);
      toast(t("settings.editor.saved"));
    },
  });
  // Somebody else saved while nothing was written here: the newer one is simply shown.
  if (pipeline.version > base.version && !isDirty && !replace.isPending) take(pipeline);
  const save = (changed: Draft = draft, version = base.version) => {
    setDraft(changed);
    replace.mutate({ params: { id: pipeline.id }, body: bodyOf(changed, version) });
  };
  const { error } = replace;
  return {
    draft,
    /** As it stands on the server, as far as is known here. */
    saved: base.draft,
    change: (next: Draft) => {
      setDraft(next);
      if (replace.isError) replace.reset();
    },
    isDirty,
    isSaving: replace.isPending,
    error,
    save,
    revert: () => {
      setDraft(base.draft);
      replace.reset();
    },
    takeTheirs: async () => {
      replace.reset();
      const key = endpointKey(getPipeline, { params: { id: pipeline.id } });
      await client.invalidateQueries({ queryKey: key });
      const newest = client.getQueryData<PipelineAnswer>(key);
      if (newest !== undefined) take(newest);
    },
    theirVersion: theirVersionOf(error),
  };
}

/** The version that stands on the server when somebody else was quicker. */
function theirVersionOf(error: unknown): number | null {
  return isProblem(error, "version_conflict") && typeof error.extra.version === "number" ? error.extra.version : null;
}

export type DraftState = ReturnType<typeof useDraft>;
