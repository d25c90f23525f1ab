import { Button } from "@mantine/core";
import { IconTargetArrow } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../ui/feedback/empty-state.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { useMay } from "../../../ui/session.tsx";
import type { Plan } from "../../contract.ts";
import classes from "./plan.module.css";

/** What will be here, and the one button that starts it. */
export function NoPlan({ year, onGoal }: { readonly year: number; readonly onGoal: () => void }) {
  const { t } = useTranslation("planning");
  const mayApprove = useMay("plans.approve");
  return (
    <EmptyState
      icon={<IconTargetArrow size={28} stroke={1.5} />}
      title={t("plans.web.emptyTitle", { year })}
      hint={t(mayApprove ? "plans.web.emptyHint" : "plans.web.emptyOwn")}
      action={
        mayApprove && (
          <Button variant="ink" onClick={onGoal}>
            {t("plans.web.setGoal")}
          </Button>
        )
      }
    />
  );
}

/** Who approved it and when, why it changes, in which months, and what it was given back for. */
export function PlanNotes({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation("planning");
  const format = useFormat();
  const { version } = plan;
  if (version === null) return null;
  const { approved, reason, returnedBecause, months } = version;
  const when = (at: string) => format.momentLong(Date.parse(at));
  const notes = [
    approved && t("plans.web.approvedBy", { name: approved.by.name, when: when(approved.at) }),
    reason && t("plans.web.reasonOf", { reason }),
    months.length < 12 &&
      t("plans.web.namesMonths", { months: months.map((month) => t(`plans.months.${month}`)).join(", ") }),
    returnedBecause && t("plans.web.returned", { because: returnedBecause }),
  ].filter((note) => typeof note === "string" && note !== "");
  if (notes.length === 0) return null;
  return (
    <div className={classes.notes}>
      {notes.map((note) => (
        <span key={String(note)}>{note}</span>
      ))}
    </div>
  );
}
