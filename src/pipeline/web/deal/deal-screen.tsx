import { useTranslation } from "react-i18next";
import { AddActivity, NextStepCard, StageChain, Timeline } from "../../../activities/web/index.ts";
import { DocumentsPanel, MoneyPanel } from "../../../commerce/web/index.ts";
import { useAdvances } from "../../../norms/web/index.ts";
import { namesId, useLiveRefresh } from "../../../ui/api/use-live-refresh.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { Screen as ScreenLayout } from "../../../ui/layout/screen.tsx";
import { usePathParam } from "../../../ui/link.tsx";
import type { DealAnswer, PipelineAnswer } from "../../contract.ts";
import { useDeal, useRefreshDeal } from "../use-deal.tsx";
import { usePipelines } from "../use-pipelines.ts";
import { ConditionsPanel } from "./conditions-panel.tsx";
import classes from "./deal.module.css";
import { DealCompany } from "./deal-company.tsx";
import { DealCustom } from "./deal-custom.tsx";
import { DealFields } from "./deal-fields.tsx";
import { DealHead } from "./deal-head.tsx";
import { DealPeople } from "./deal-people.tsx";
import { StageNeighbours } from "./stage-neighbours.tsx";

/** Everything on one deal: fields, people and company; next step, chain and history; conditions, money, papers. */
export function Screen() {
  const { t } = useTranslation("pipeline");
  const id = usePathParam("dealId");
  const deal = useDeal(id);
  const pipelines = usePipelines();
  const refresh = useRefreshDeal();
  useLiveRefresh("deal", () => refresh(id), namesId("deal", id));
  const data = deal.data;
  const pipeline = pipelines.items.find((one) => one.id === data?.pipelineId);
  const name = data?.company?.name ?? data?.title ?? t("web.deal.title");
  return (
    <ScreenLayout
      title={name}
      bare
      busy={deal.isPending}
      beside={<StageNeighbours dealId={id} deal={data} />}
      parent={{
        to: "/board",
        label: t("web.board.title"),
        ...(data === undefined ? {} : { search: { pipeline: data.pipelineId } }),
      }}
    >
      {deal.error !== null ? (
        <div style={{ padding: 16 }}>
          <ErrorState error={deal.error} onRetry={() => void deal.refetch()} />
        </div>
      ) : data === undefined ? (
        <div style={{ padding: 20 }}>
          <LinesSkeleton lines={12} />
        </div>
      ) : (
        <Deal key={data.id} deal={data} pipeline={pipeline} />
      )}
    </ScreenLayout>
  );
}

interface DealProps {
  readonly deal: DealAnswer;
  readonly pipeline: PipelineAnswer | undefined;
}

function Deal({ deal, pipeline }: DealProps) {
  const refresh = useRefreshDeal();
  const changed = () => void refresh(deal.id);
  const isOpen = deal.status === "open";
  return (
    <div className={classes.page}>
      <DealHead deal={deal} pipeline={pipeline} />
      <div className={classes.body}>
        <div className={classes.left}>
          <DealFields deal={deal} />
          <DealCustom deal={deal} />
          <DealPeople deal={deal} />
          <DealCompany deal={deal} />
        </div>
        <Middle deal={deal} />
        <div className={classes.right}>
          {isOpen && <ConditionsPanel deal={deal} pipeline={pipeline} />}
          <div className={classes.section}>
            <MoneyPanel dealId={deal.id} currency={deal.currency} amount={deal.amount} onChanged={changed} />
          </div>
          <div className={classes.section}>
            <DocumentsPanel dealId={deal.id} onChanged={changed} />
          </div>
        </div>
      </div>
    </div>
  );
}

function Middle({ deal }: { deal: DealAnswer }) {
  const main = deal.contacts.find(({ isMain }) => isMain) ?? deal.contacts[0] ?? null;
  return (
    <div className={classes.middle}>
      <NextStepCard dealId={deal.id} contact={main} isOpen={deal.status === "open"} />
      <StageChain dealId={deal.id} />
      <AddActivity dealId={deal.id} />
      <History dealId={deal.id} />
    </div>
  );
}

/** The history with what each contact was worth (ACT-3). */
function History({ dealId }: { dealId: string }) {
  const { markOf, idle } = useAdvances(dealId);
  return <Timeline dealId={dealId} markOf={markOf} head={idle} />;
}
