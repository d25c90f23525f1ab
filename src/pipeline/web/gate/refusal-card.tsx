import { Button } from "@mantine/core";
import { IconAlertOctagon, IconCircleCheck } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { MoneyText } from "../../../ui/figures/money-text.tsx";
import { Kbd } from "../../../ui/keyboard/kbd.tsx";
import { Avatar } from "../../../ui/marks/avatar.tsx";
import { useMay } from "../../../ui/session.tsx";
import type { Card, PipelineAnswer } from "../../contract.ts";
import { useDeal } from "../use-deal.tsx";
import { ConditionList } from "./condition-list.tsx";
import classes from "./gate.module.css";
import type { MissingCondition } from "./gate-labels.ts";
import { OverrideForm } from "./override-form.tsx";
import { demanded, type GateState, useGate } from "./use-gate.ts";

export interface RefusalCardProps {
  readonly card: Card;
  readonly toStage: string;
  readonly missing: readonly MissingCondition[];
  readonly stages: PipelineAnswer["stages"];
  readonly onMove: (override?: { readonly reason: string }) => Promise<void>;
  readonly onReturn: () => void;
}

/** A refused card, open on the stage it wants: what is missing with its fields, then one key to move. */
export function RefusalCard(props: RefusalCardProps) {
  const { card, toStage, stages, onMove, onReturn } = props;
  const { t } = useTranslation("pipeline");
  const conditions = demanded(stages, card.stageId, toStage);
  const gate = useGate(card.id, conditions, toStage, props.missing);
  const [isBusy, setBusy] = useState(false);
  const isReady = gate.missing.length === 0;
  const root = useGateFocus(gate.missing.length);
  useEscapeFromNowhere(onReturn);
  const move = async (override?: { readonly reason: string }) => {
    setBusy(true);
    await onMove(override);
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") onReturn();
    else if (event.key === "Enter" && isReady && !(event.target instanceof HTMLButtonElement)) void move();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const from = stages.find(({ id }) => id === card.stageId)?.name ?? "";
  return (
    <section
      ref={root}
      className={classes.refusal}
      onKeyDown={onKeyDown}
      aria-label={t("web.gate.label", { title: card.title })}
    >
      <Head card={card} from={from} />
      <Why gate={gate} all={conditions.length} stage={stages.find(({ id }) => id === toStage)?.name ?? ""} />
      <Conditions dealId={card.id} gate={gate} />
      <Buttons {...{ isReady, isBusy, onReturn }} onMove={() => void move()} />
      {!isReady && <Override onMove={move} isBusy={isBusy} />}
    </section>
  );
}

/** Focus stands on the first thing to fill; as one is met it goes to the next, and at last to the button. */
function useGateFocus(left: number) {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    let tries = 0;
    const timer = setInterval(() => {
      tries += 1;
      const active = document.activeElement;
      const isBusy = active !== document.body && active?.closest("[data-card]") === null && tries > 1;
      const control = isBusy ? null : root.current?.querySelector<HTMLElement>(left === 0 ? "[data-move]" : fillable);
      control?.focus();
      const hasTaken = control !== null && control !== undefined && document.activeElement === control;
      if (hasTaken || isBusy || tries > 20) clearInterval(timer);
    }, 60);
    return () => clearInterval(timer);
  }, [left]);
  return root;
}

const fillable = "[data-conditions] :is(input:not([type=hidden]), textarea, button):not([disabled])";

/** Esc returns the card from wherever the mouse has left the focus, not only from inside the card. */
function useEscapeFromNowhere(onReturn: () => void) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && document.activeElement === document.body) onReturn();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}

function Head({ card, from }: { card: Card; from: string }) {
  const { t } = useTranslation("pipeline");
  return (
    <div>
      <div className="row">
        <b className="grow el">{card.company?.name ?? card.title}</b>
        <Avatar name={card.owner.name} />
      </div>
      {card.company !== null && <div className="t2 sm">{card.title}</div>}
      <div className="row">
        <b className="grow">
          <MoneyText sum={card.amount} />
        </b>
        <span className="t3 xs el">{t("web.gate.was", { stage: from })}</span>
      </div>
    </div>
  );
}

function Why({ gate, all, stage }: { gate: GateState; all: number; stage: string }) {
  const { t } = useTranslation("pipeline");
  const count = gate.missing.length;
  return (
    <div className={classes.why} data-ready={count === 0 || undefined} role="status">
      {count === 0 ? (
        <IconCircleCheck size={16} stroke={1.5} className="good" aria-hidden />
      ) : (
        <IconAlertOctagon size={16} stroke={1.5} className="bad" aria-hidden />
      )}
      <div>
        <b>{count === 0 ? t("web.gate.ready") : t("web.gate.left", { count, all: Math.max(all, count) })}</b>
        <div className="t2 sm">
          {count === 0 ? t("web.gate.readyHint", { stage }) : t("web.gate.leftHint", { stage })}
        </div>
      </div>
    </div>
  );
}

function Conditions({ dealId, gate }: { dealId: string; gate: GateState }) {
  const deal = useDeal(dealId).data;
  if (deal === undefined) return <div className={classes.wait} aria-busy />;
  return <ConditionList deal={deal} gate={gate} isOpen focusFirst />;
}

interface ButtonsProps {
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly onMove: () => void;
  readonly onReturn: () => void;
}

function Buttons({ isReady, isBusy, onMove, onReturn }: ButtonsProps) {
  const { t } = useTranslation("pipeline");
  return (
    <div className={classes.buttons}>
      <Button
        className="grow"
        variant={isReady ? "ink" : "default"}
        data-move
        disabled={!isReady}
        loading={isBusy}
        onClick={onMove}
      >
        {t("web.gate.move")}
      </Button>
      <Button onClick={onReturn}>
        {t("web.gate.return")}
        <span className="not-phone" style={{ marginLeft: 6 }}>
          <Kbd keys="Esc" />
        </span>
      </Button>
    </div>
  );
}

function Override({ onMove, isBusy }: { onMove: (override: { reason: string }) => Promise<void>; isBusy: boolean }) {
  const { t } = useTranslation("pipeline");
  const may = useMay("deals.override");
  const [isOpen, setOpen] = useState(false);
  if (!may) return <p className={`${classes.only} t3 sm`}>{t("web.gate.onlyHead")}</p>;
  if (isOpen) return <OverrideForm isBusy={isBusy} onSubmit={(reason) => void onMove({ reason })} />;
  return (
    <button type="button" className={classes.link} onClick={() => setOpen(true)}>
      {t("web.gate.withReason")}
    </button>
  );
}
