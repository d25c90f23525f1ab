import { useTranslation } from "react-i18next";
import {
  ActivityDialog,
  CompleteDialog,
  NextStepDialog,
  PlanDialog,
  RecordDialog,
} from "../../activities/web/index.ts";
import type { TodayTask } from "../contract.ts";

export type Asked =
  | { readonly what: "done" | "step" | "see"; readonly task: TodayTask }
  | { readonly what: "plan"; readonly at: string };

interface DialogsProps {
  readonly asked: Asked;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const kinds = ["call", "meeting", "email", "presentation", "proposal", "document", "note", "task"] as const;

/** What stands over the day: loaded when first asked for. */
export function Dialogs({ asked, onClose, onDone }: DialogsProps) {
  const { t } = useTranslation("today");
  if (asked.what === "plan") return <PlanDialog at={asked.at} {...{ onClose, onDone }} />;
  const { activity, deal, kind, title } = asked.task;
  if (asked.what === "step")
    return <NextStepDialog dealId={deal?.id ?? null} title={deal?.name ?? ""} {...{ onClose, onDone }} />;
  if (asked.what === "see" && activity !== null) return <ActivityDialog id={activity.id} {...{ onClose, onDone }} />;
  if (activity !== null) return <CompleteDialog id={activity.id} dealId={deal?.id ?? null} {...{ onClose, onDone }} />;
  if (deal === null) return null;
  const known = kinds.find((one) => one === kind) ?? "call";
  return <RecordDialog dealId={deal.id} kind={known} title={t("web.record", { title })} {...{ onClose, onDone }} />;
}
