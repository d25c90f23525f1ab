import { Button, Modal, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../../ui/api/client.ts";
import { useToast, useUndo } from "../../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { createPlanVersion, type Plan, spreadPlan } from "../../contract.ts";
import { keyOf } from "../../domain/plans/plan-tree.ts";
import { readSum } from "../../domain/plans/read-sum.ts";
import { roundings } from "../../domain/plans/spread.ts";
import classes from "./plan.module.css";
import type { Spreading } from "./plan-search.ts";
import type { usePlan } from "./use-plan.ts";

interface SpreadDialogProps {
  readonly plan: Plan;
  readonly spreading: Spreading;
  readonly deeds: ReturnType<typeof usePlan>;
  readonly onClose: () => void;
}

const weights = ["lastYear", "workingDays", "equal", "current"] as const;
type Weights = (typeof weights)[number];

interface Draft {
  readonly sum: string;
  readonly overMonths: Weights;
  readonly overParts: Weights | "none";
  readonly rounding: (typeof roundings)[number];
}

/** A sum over the months, the departments and the people below a node, in one step that ⌘Z takes back. */
export function SpreadDialog({ plan, spreading, deeds, onClose }: SpreadDialogProps) {
  const { t } = useTranslation("planning");
  const [draft, setDraft] = useState(() => firstDraft(plan, spreading));
  const minor = draft.sum.trim() === "" ? null : readSum(draft.sum, plan.currency);
  const isWrong = draft.sum.trim() !== "" && minor === null;
  const hasFigures = plan.nodes.some(({ cells }) => cells.length > 0);
  const isReady = !isWrong && (minor !== null || (hasFigures && draft.overParts !== "none"));
  const { send, isBusy, error } = useSpread({ plan, spreading, deeds, onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !isBusy) send(draft, minor);
  };
  const title = plan.version === null ? t("plans.goal.title") : t("plans.goal.spreadTitle", { name: spreading.name });
  return (
    <Modal opened onClose={onClose} title={title} size={480} closeButtonProps={{ "aria-label": t("plans.web.cancel") }}>
      <form className={classes.form} noValidate onSubmit={submit}>
        <TextInput
          label={t("plans.goal.sum")}
          description={hasFigures ? t("plans.goal.keep") : t("plans.goal.sumHint")}
          value={draft.sum}
          onChange={(event) => setDraft({ ...draft, sum: event.currentTarget.value })}
          error={isWrong ? t("plans.web.sumUnreadable") : undefined}
          inputMode="text"
          autoComplete="off"
          data-autofocus
        />
        <How
          {...{ draft, hasFigures }}
          isPerson={spreading.kind === "person"}
          change={(part) => setDraft({ ...draft, ...part })}
        />
        <FormRefusal error={error} />
        <div className="row">
          <Button type="submit" variant="ink" loading={isBusy} disabled={!isReady}>
            {t("plans.goal.action")}
          </Button>
          <Button onClick={onClose}>{t("plans.web.cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}

/** Begins the year's plan if there is none yet, and spreads. */
function useSpread({ plan, spreading, deeds, onClose }: SpreadDialogProps) {
  const { t } = useTranslation("planning");
  const toast = useToast();
  const { follow } = useUndo();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const spread = async ({ overMonths, overParts, rounding }: Draft, minor: number | null) => {
    const version = plan.version ?? (await call(createPlanVersion, { body: { year: plan.year } }));
    const body = {
      ...{ node: { kind: spreading.kind, id: spreading.id }, revision: version.revision, overMonths, rounding },
      ...(minor === null ? {} : { total: { minor, currency: plan.currency } }),
      overParts: overParts === "none" ? null : overParts,
    };
    return call(spreadPlan, { params: { id: version.id }, body });
  };
  const send = (draft: Draft, minor: number | null) => {
    setIsBusy(true);
    follow(spread(draft, minor), ({ rows }) => ({
      message: t("plans.goal.done"),
      undo: () => deeds.takeBack(rows),
    }))
      .then(({ unspread }) => {
        const months = unspread.map((month) => t(`plans.months.${month}`)).join(", ");
        if (unspread.length > 0) toast(t("plans.goal.unspread", { months }));
        onClose();
      }, setError)
      .finally(() => {
        setIsBusy(false);
        void deeds.refresh();
      });
  };
  return { send, isBusy, error };
}

function firstDraft(plan: Plan, { text, ...node }: Spreading): Draft {
  const hasPast = plan.nodes.some(({ lastYear }) => lastYear?.some((minor) => minor > 0));
  const standing = plan.nodes.find((one) => keyOf(one) === keyOf(node))?.cells ?? [];
  const isSpread = plan.nodes.some(({ kind, cells }) => kind === "person" && cells.length > 0);
  const usual = hasPast ? "lastYear" : "workingDays";
  return {
    sum: text.trim(),
    overMonths: standing.length > 0 ? "current" : usual,
    overParts: node.kind === "person" ? "none" : isSpread ? "current" : usual,
    rounding: "thousands",
  };
}

interface HowProps {
  readonly draft: Draft;
  readonly hasFigures: boolean;
  readonly isPerson: boolean;
  readonly change: (part: Partial<Draft>) => void;
}

function How({ draft, hasFigures, isPerson, change }: HowProps) {
  const { t } = useTranslation("planning");
  const known = hasFigures ? weights : weights.filter((one) => one !== "current");
  const options = (values: readonly (Weights | "none")[]) =>
    values.map((value) => ({ value, label: t(`plans.goal.weights.${value}`) }));
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={t("plans.goal.overMonths")}
          data={options(known)}
          value={draft.overMonths}
          onChange={(value) => value && change({ overMonths: value as Weights })}
          allowDeselect={false}
        />
        {!isPerson && (
          <Select
            label={t("plans.goal.overParts")}
            data={options([...known, "none"])}
            value={draft.overParts}
            onChange={(value) => value && change({ overParts: value as Draft["overParts"] })}
            allowDeselect={false}
          />
        )}
      </div>
      {!isPerson && <p className="t2 sm">{t("plans.goal.partsHint")}</p>}
      <Select
        label={t("plans.goal.rounding")}
        data={roundings.map((value) => ({ value, label: t(`plans.goal.roundings.${value}`) }))}
        value={draft.rounding}
        onChange={(value) => value && change({ rounding: value as Draft["rounding"] })}
        allowDeselect={false}
      />
    </>
  );
}
