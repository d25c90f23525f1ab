import { useDebouncedCallback } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSetTargets } from "../../../pipeline/web/index.ts";
import { isProblem } from "../../../ui/api/problem-error.ts";
import { endpointKey } from "../../../ui/api/use-endpoint.ts";
import { useToast, useUndo } from "../../../ui/feedback/toast.tsx";
import { getTimeInStage, getTimeMap, type TimeMapAnswer } from "../../contract.ts";
import type { Report } from "../use-report.ts";

/** Targets that are being tried, in working hours by stage; the address keeps them, so that a link shows the same. */
export interface NewTargetsForm {
  readonly hoursOf: (stageId: string) => number | undefined;
  readonly setHours: (stageId: string, hours: number) => void;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly reset: () => void;
  readonly save: () => Promise<void>;
}

type Targets = ReadonlyMap<string, number>;

export function useNewTargets(report: Report, answer: TimeMapAnswer): NewTargetsForm {
  const [targets, setTargets] = useState<Targets>(() => readTargets(report.search.newTargets));
  const ask = useDebouncedCallback((next: Targets) => report.change({ newTargets: writeTargets(next) }), 350);
  const become = (next: Targets) => {
    setTargets(next);
    ask(next);
  };
  const { save, isSaving } = useSave(answer, targets, () => become(new Map()));
  return {
    hoursOf: (stageId) => targets.get(stageId),
    setHours: (stageId, hours) => {
      const next = new Map(targets);
      const old = answer.stages.find(({ id }) => id === stageId)?.target ?? null;
      if (old !== null && Math.abs(old - hours) < 0.05) next.delete(stageId);
      else next.set(stageId, hours);
      const before = targets.get(stageId);
      if (before !== next.get(stageId)) become(next);
    },
    isChanged: targets.size > 0,
    isSaving,
    reset: () => become(new Map()),
    save,
  };
}

/** Writes the targets into the regulation; the toast takes them back. */
function useSave(answer: TimeMapAnswer, targets: Targets, onSaved: () => void) {
  const { t } = useTranslation("analytics");
  const [isSaving, setSaving] = useState(false);
  const client = useQueryClient();
  const write = useSetTargets();
  const toast = useToast();
  const { offer } = useUndo();
  const refresh = () => {
    for (const read of [getTimeMap, getTimeInStage]) void client.invalidateQueries({ queryKey: endpointKey(read) });
  };
  const save = async () => {
    setSaving(true);
    try {
      const before = await write(answer.pipeline.id, targets);
      onSaved();
      refresh();
      const undo = async () => {
        await write(answer.pipeline.id, before);
        refresh();
      };
      offer({ message: t("web.whatIf.saved"), undo });
    } catch (error) {
      const said = error instanceof Error ? error.message : "";
      toast(isProblem(error, "version_conflict") ? t("web.whatIf.conflict") : said);
    } finally {
      setSaving(false);
    }
  };
  return { save, isSaving };
}

function readTargets(text: string | undefined): Targets {
  const pairs = (text ?? "").split(",").flatMap((pair) => {
    const [id, hours] = pair.split(":");
    return id === undefined || id === "" || hours === undefined ? [] : [[id, Number(hours)] as const];
  });
  return new Map(pairs);
}

const writeTargets = (targets: Targets) =>
  targets.size === 0 ? undefined : [...targets].map(([id, hours]) => `${id}:${Number(hours.toFixed(2))}`).join(",");
