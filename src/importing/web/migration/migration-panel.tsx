import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePipelines } from "../../../pipeline/web/index.ts";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import {
  cancelImport,
  getImport,
  getMigration,
  type ImportAnswer,
  listImports,
  type Overview,
  runMigration,
} from "../../contract.ts";
import { ImportOutcome } from "../import-outcome.tsx";
import { ProgressLine } from "../progress-line.tsx";
import { FoundCounts } from "./found-counts.tsx";
import classes from "./migration.module.css";
import { PeoplePlan } from "./people-plan.tsx";
import { PipelinesPlan } from "./pipelines-plan.tsx";
import { type Chosen, nothingChosen, planOf } from "./plan.ts";

/** Another system that is being read, or waits for the plan by which it is moved over. */
export function MigrationPanel({ one }: { one: ImportAnswer }) {
  return one.state === "reading" ? <BeingRead one={one} /> : <Ready id={one.id} />;
}

function useDrop() {
  const toast = useToast();
  return useMutationEndpoint(cancelImport, {
    refreshes: [getImport, listImports],
    onRefused: (error) => toast(error.message),
  });
}

function BeingRead({ one }: { one: ImportAnswer }) {
  const { t } = useTranslation("importing");
  const format = useFormat();
  const drop = useDrop();
  const count = one.counts.read;
  return (
    <Panel title={t(`kind.${one.kind}` as "kind.amocrm")}>
      <ProgressLine
        label={t("web.migration.reading")}
        share={null}
        detail={t("web.migration.records", { count, shown: format.number(count) })}
        onCancel={() => drop.mutate({ params: { id: one.id }, body: {} })}
      />
    </Panel>
  );
}

function Ready({ id }: { id: string }) {
  const found = useEndpoint(getMigration, { params: { id } }, { staleTime: 0 });
  if (found.error !== null) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const overview = found.data?.overview ?? null;
  if (overview === null)
    return (
      <Panel>
        <LinesSkeleton lines={6} />
      </Panel>
    );
  return <Planning id={id} overview={overview} />;
}

function Planning({ id, overview }: { id: string; overview: Overview }) {
  const { t } = useTranslation("importing");
  const [chosen, setChosen] = useState<Chosen>(nothingChosen);
  const { items: here } = usePipelines();
  const count = overview.fields.length;
  return (
    <div className={classes.panel}>
      <Panel title={t("web.migration.found")}>
        <FoundCounts overview={overview} />
      </Panel>
      {overview.pipelines.length > 0 && (
        <Panel title={t("web.migration.pipelines")}>
          <PipelinesPlan {...{ overview, chosen, here }} onChange={setChosen} />
        </Panel>
      )}
      {overview.people.length > 0 && (
        <Panel title={t("web.migration.people")}>
          <PeoplePlan {...{ overview, chosen }} onChange={setChosen} />
        </Panel>
      )}
      <Panel>
        <div className={classes.ending}>
          {count > 0 && (
            <Checkbox
              label={t("web.migration.fields", { count })}
              description={overview.fields.map(({ name }) => name).join(", ")}
              checked={chosen.withFields}
              onChange={(event) => setChosen({ ...chosen, withFields: event.currentTarget.checked })}
            />
          )}
          <Running id={id} plan={planOf(overview, chosen, here)} />
        </div>
      </Panel>
    </div>
  );
}

/** A trial that stays here, or the move itself, which the screen goes on with. */
function Running({ id, plan }: { id: string; plan: ReturnType<typeof planOf> }) {
  const { t } = useTranslation("importing");
  const [tried, setTried] = useState<string | null>(null);
  const drop = useDrop();
  const run = useMutationEndpoint(runMigration, {
    refreshes: [getImport, listImports],
    onDone: (made) => setTried(made.isDryRun ? made.id : null),
  });
  const start = (isDryRun: boolean) => {
    if (plan !== null) run.mutate({ params: { id }, body: { isDryRun, plan } });
  };
  return (
    <div className={classes.ending}>
      {run.error !== null && <FormRefusal error={run.error} />}
      {tried !== null && <ImportOutcome id={tried} />}
      <div className={classes.run}>
        <span className="t2 sm grow">{t(plan === null ? "web.migration.stagesNeeded" : "web.migration.runHint")}</span>
        <Button variant="subtle" onClick={() => drop.mutate({ params: { id }, body: {} })}>
          {t("web.migration.drop")}
        </Button>
        <Button disabled={plan === null || run.isPending} onClick={() => start(true)}>
          {t("web.migration.tryIt")}
        </Button>
        <Button variant="ink" disabled={plan === null || run.isPending} onClick={() => start(false)}>
          {t("web.migration.doIt")}
        </Button>
      </div>
    </div>
  );
}
