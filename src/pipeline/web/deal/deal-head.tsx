import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconArrowRight, IconDotsVertical } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NextStepDialog } from "../../../activities/web/index.ts";
import { call } from "../../../ui/api/client.ts";
import { useToast, useUndo } from "../../../ui/feedback/toast.tsx";
import { MoneyText } from "../../../ui/figures/money-text.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { useGo } from "../../../ui/link.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import { usePaletteActions } from "../../../ui/palette/palette-actions.ts";
import { useMay } from "../../../ui/session.tsx";
import {
  type DealAnswer,
  deleteDeal,
  type PipelineAnswer,
  reopenDeal,
  restoreDeal,
  resumeDeal,
} from "../../contract.ts";
import { LoseDialog, PostponeDialog } from "../dialogs/leave-dialogs.tsx";
import { useDealPatch, useRefreshDeal } from "../use-deal.tsx";
import { workingDays } from "../working-days.ts";
import classes from "./deal.module.css";
import { DealStages } from "./deal-stages.tsx";
import { InlineText } from "./inline-text.tsx";
import { MoveDialog } from "./move-dialog.tsx";

interface DealHeadProps {
  readonly deal: DealAnswer;
  readonly pipeline: PipelineAnswer | undefined;
}

/** Title in place, what and how much, the stages with their days, the deeds. */
export function DealHead({ deal, pipeline }: DealHeadProps) {
  const { t } = useTranslation("pipeline");
  const patch = useDealPatch(deal.id);
  const mayEdit = useMay("deals.edit");
  return (
    <header className={classes.head}>
      <div className={classes.top}>
        <div className="grow">
          <InlineText
            label={t("web.field.title")}
            value={deal.title}
            isTitle
            mayEdit={mayEdit}
            onSave={(title, before) => void patch({ title }, { title }, { ...deal, title: before }).catch(() => {})}
          />
          <Summary deal={deal} />
        </div>
        <Deeds deal={deal} pipeline={pipeline} />
      </div>
      {pipeline !== undefined && <DealStages deal={deal} stages={pipeline.stages} />}
    </header>
  );
}

function Summary({ deal }: { deal: DealAnswer }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const hours = deal.visits.filter(({ voidAt }) => voidAt === null).reduce((sum, visit) => sum + visit.workingHours, 0);
  return (
    <div className={`t2 ${classes.summary}`}>
      {deal.status !== "open" && (
        <span className={classes.outcome}>
          <Tag tone={deal.status === "won" ? "good" : deal.status === "lost" ? "bad" : "warn"}>
            {t(`web.statusOne.${deal.status}`)}
            {deal.lossReason !== null && `: ${deal.lossReason.name}`}
            {deal.status === "postponed" &&
              deal.comeBackOn !== null &&
              ` ${t("web.deal.until", { day: format.dayLong(deal.comeBackOn) })}`}
          </Tag>
        </span>
      )}
      {deal.company !== null && (
        <span>
          <bdi>{deal.company.name}</bdi>
          {" · "}
        </span>
      )}
      <b style={{ color: "var(--text)" }}>
        <MoneyText sum={deal.amount} />
      </b>
      <span>
        {" · "}
        {t("web.deal.inPipeline", { count: Math.max(1, Math.floor(workingDays(hours, format.hoursPerWorkingDay))) })}
      </span>
    </div>
  );
}

function Deeds({ deal, pipeline }: DealHeadProps) {
  const { t } = useTranslation("pipeline");
  const mayMove = useMay("deals.move");
  const [toStage, setToStage] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<"lose" | "postpone" | null>(null);
  const named = { id: deal.id, title: deal.company?.name ?? deal.title };
  const close = () => setLeaving(null);
  const next = deal.nextStage?.stage;
  const [isPlanning, setPlanning] = useState(false);
  const refresh = useRefreshDeal();
  usePaletteActions(
    [
      ...(next === undefined ? [] : [{ id: "deal move", label: t("web.keys.moveOn"), run: () => setToStage(next.id) }]),
      { id: "deal step", label: t("web.keys.step"), run: () => setPlanning(true) },
      { id: "deal postpone", label: t("web.card.postpone"), run: () => setLeaving("postpone") },
      { id: "deal lose", label: t("web.card.lose"), run: () => setLeaving("lose") },
    ],
    mayMove && deal.status === "open",
  );
  return (
    <div className={classes.deeds}>
      {mayMove && deal.status === "open" && (
        <>
          <Button className="not-phone" onClick={() => setLeaving("lose")}>
            {t("web.deal.lose")}
          </Button>
          {next !== undefined && (
            <Button
              variant="ink"
              onClick={() => setToStage(next.id)}
              rightSection={<IconArrowRight size={14} stroke={1.5} aria-hidden />}
            >
              {t("web.deal.moveOn")}
            </Button>
          )}
        </>
      )}
      {mayMove && deal.status !== "open" && <BringBack deal={deal} />}
      <DealMenu {...{ deal, pipeline }} onMove={setToStage} onLeave={setLeaving} />
      <NextStepDialog
        dealId={isPlanning ? deal.id : null}
        title={named.title}
        onClose={() => setPlanning(false)}
        onDone={() => void refresh(deal.id)}
      />
      <LoseDialog deal={leaving === "lose" ? named : null} onClose={close} />
      <PostponeDialog deal={leaving === "postpone" ? named : null} onClose={close} />
      {pipeline !== undefined && (
        <MoveDialog deal={deal} stages={pipeline.stages} toStage={toStage} onClose={() => setToStage(null)} />
      )}
    </div>
  );
}

function BringBack({ deal }: { deal: DealAnswer }) {
  const { t } = useTranslation("pipeline");
  const refresh = useRefreshDeal();
  const toast = useToast();
  const press = async () => {
    const body = { version: deal.version };
    const params = { id: deal.id };
    try {
      await (deal.status === "postponed" ? call(resumeDeal, { params, body }) : call(reopenDeal, { params, body }));
      await refresh(deal.id);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
  // A closed deal is rarely opened again; one that was put off waits for exactly this.
  return (
    <Button variant={deal.status === "postponed" ? "ink" : "default"} onClick={() => void press()}>
      {t(deal.status === "postponed" ? "web.deal.resume" : "web.deal.reopen")}
    </Button>
  );
}

interface DealMenuProps extends DealHeadProps {
  readonly onMove: (stageId: string) => void;
  readonly onLeave: (how: "lose" | "postpone") => void;
}

function DealMenu({ deal, pipeline, onMove, onLeave }: DealMenuProps) {
  const { t } = useTranslation("pipeline");
  const mayMove = useMay("deals.move") && deal.status === "open";
  const mayEdit = useMay("deals.edit");
  const remove = useRemove(deal);
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon aria-label={t("web.deal.more")}>
          <IconDotsVertical size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayMove && <Menu.Label>{t("web.card.moveTo")}</Menu.Label>}
        {mayMove &&
          pipeline?.stages.map(({ id, name }) => (
            <Menu.Item key={id} disabled={id === deal.stageId} onClick={() => onMove(id)}>
              {name}
            </Menu.Item>
          ))}
        {mayMove && <Menu.Divider />}
        {mayMove && <Menu.Item onClick={() => onLeave("postpone")}>{t("web.card.postpone")}</Menu.Item>}
        {mayMove && <Menu.Item onClick={() => onLeave("lose")}>{t("web.card.lose")}</Menu.Item>}
        {mayEdit && <Menu.Item onClick={() => void remove()}>{t("web.deal.remove")}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

function useRemove(deal: DealAnswer) {
  const { t } = useTranslation("pipeline");
  const { follow } = useUndo();
  const go = useGo();
  const toast = useToast();
  const refresh = useRefreshDeal();
  return async () => {
    const undo = async () => {
      await call(restoreDeal, { params: { id: deal.id }, body: {} });
      await refresh(deal.id);
    };
    try {
      const sending = call(deleteDeal, { params: { id: deal.id } });
      await follow(sending, () => ({ message: t("web.deal.removed", { title: deal.title }), undo }));
      void go("/board", { pipeline: deal.pipelineId });
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
}
