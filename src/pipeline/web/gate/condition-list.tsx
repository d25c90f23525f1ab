import { Button } from "@mantine/core";
import { IconAlertCircle, IconCheck, IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealAnswer } from "../../contract.ts";
import { ConditionControl } from "./condition-control.tsx";
import classes from "./gate.module.css";
import { keyOf, type MissingCondition, useConditionLabel } from "./gate-labels.ts";
import type { GateState } from "./use-gate.ts";

interface ConditionListProps {
  readonly deal: DealAnswer;
  readonly gate: GateState;
  /** Controls stand open (the refused card); else each opens from its row (the deal's panel). */
  readonly isOpen: boolean;
  readonly focusFirst?: boolean;
  /** Met ones one by one instead of in a line. */
  readonly listsMet?: boolean;
}

/** Missing conditions first, each with its control; what is met folds into one line. */
export function ConditionList({ deal, gate, isOpen, focusFirst = false, listsMet = false }: ConditionListProps) {
  const { t } = useTranslation("pipeline");
  const labelOf = useConditionLabel();
  const first = gate.asked.find(({ condition }) => gate.isMissing(condition));
  return (
    <div className={classes.need} data-conditions>
      <ul className={classes.list}>
        {gate.asked.map((missing) => (
          <Row
            key={keyOf(missing.condition)}
            {...{ deal, missing, isOpen }}
            isMet={!gate.isMissing(missing.condition)}
            autoFocus={focusFirst && missing === first}
            onSaved={gate.saved}
          />
        ))}
        {listsMet &&
          gate.met.map((condition) => (
            <li key={keyOf(condition)} className={classes.met}>
              <IconCircleCheck size={15} stroke={1.5} className="good" aria-label={t("web.gate.met")} />
              {labelOf(condition)}
            </li>
          ))}
      </ul>
      {!listsMet && gate.met.length > 0 && (
        <p className={classes.folded}>
          <IconCheck size={14} stroke={1.5} aria-hidden />
          <span>
            {t("web.gate.alsoMet", { count: gate.met.length })}{" "}
            {gate.met.map((condition) => lower(labelOf(condition))).join(", ")}
          </span>
        </p>
      )}
    </div>
  );
}

/** "Договор подписан" → "договор подписан", but "ИНН покупателя" as it is. */
const lower = (text: string) =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase() + text.slice(1);

/** Conditions whose control bears the very name of the condition: shown once, read out twice. */
const namesItself: ReadonlySet<string> = new Set(["field", "document", "custom_field"]);

interface RowProps {
  readonly deal: DealAnswer;
  readonly missing: MissingCondition;
  readonly isMet: boolean;
  readonly isOpen: boolean;
  readonly autoFocus: boolean;
  readonly onSaved: () => void;
}

function Row({ deal, missing, isMet, isOpen, autoFocus, onSaved }: RowProps) {
  const { t } = useTranslation("pipeline");
  const [isAsked, setAsked] = useState(false);
  const label = useConditionLabel()(missing.condition);
  const isShown = isOpen || isAsked;
  if (isMet) {
    return (
      <li className={classes.met}>
        <IconCircleCheck size={15} stroke={1.5} className="good" aria-label={t("web.gate.met")} />
        {label}
      </li>
    );
  }
  return (
    <li className={classes.missing}>
      <div className="row">
        <IconAlertCircle size={15} stroke={1.5} className="bad" aria-label={t("web.gate.missing")} />
        <span className={`grow ${isOpen ? "md" : ""}`}>{label}</span>
        {!isOpen && (
          <Button
            size="sm"
            aria-expanded={isAsked}
            onClick={() => setAsked(!isAsked)}
            aria-label={t("web.gate.fillThis", { label })}
          >
            {t(isAsked ? "web.gate.fold" : "web.gate.fill")}
          </Button>
        )}
      </div>
      {isShown && (
        <div className={classes.control} data-named={namesItself.has(missing.condition.kind) || undefined}>
          <ConditionControl {...{ deal, missing, label, onSaved }} autoFocus={autoFocus || isAsked} />
        </div>
      )}
    </li>
  );
}
