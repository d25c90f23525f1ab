import { IconArrowRight, IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Tag } from "../../ui/marks/tag.tsx";

export interface Judged {
  readonly counts: boolean;
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number | null | undefined>>;
}

/** "продвинула" or "без продвижения"; why is said beside it (`useReason`). */
export function AdvanceTag({ judged }: { judged: Judged }) {
  const { t } = useTranslation("norms");
  if (judged.reason === "not_a_contact") return null;
  if (judged.counts)
    return (
      <Tag tone="good" icon={<IconArrowRight size={12} stroke={1.5} aria-hidden />}>
        {t("web.advanced")}
      </Tag>
    );
  const isWaiting = judged.reason === "waiting";
  return (
    <Tag tone="line" icon={isWaiting ? <IconClock size={12} stroke={1.5} aria-hidden /> : null}>
      {t(isWaiting ? "web.waiting" : "web.notAdvanced")}
    </Tag>
  );
}

const reasons = [
  "moved_forward",
  "next_agreed",
  "chain_step",
  "condition_met",
  "not_a_contact",
  "not_connected",
  "not_held",
  "no_deal",
  "no_rule",
  "waiting",
  "no_advance",
] as const;
const conditions = [
  "meeting_held",
  "activity_done",
  "document_sent",
  "document_received",
  "document_signed",
  "document_attached",
  "field",
] as const;
const kinds = ["call", "meeting", "email", "presentation", "proposal", "document"] as const;

/** Why a contact counts, or does not, in a sentence. */
export function useReason() {
  const { t } = useTranslation("norms");
  const format = useFormat();
  return ({ reason, params }: Judged): string => {
    const known = reasons.find((one) => one === reason) ?? "no_advance";
    const condition = conditions.find((one) => one === params.condition);
    const kind = kinds.find((one) => one === params.activity);
    return t(`web.reason.${known}`, {
      stage: params.stage ?? "",
      activity: kind === undefined ? "" : t(`web.activity.${kind}`),
      day: typeof params.at === "number" ? format.day(format.dayOf(params.at), format.dayOf(Date.now())) : "",
      condition: condition === undefined ? "" : t(`web.condition.${condition}`),
    });
  };
}
