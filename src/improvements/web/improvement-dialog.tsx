import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useMay } from "../../ui/session.tsx";
import {
  changeImprovement,
  decideImprovement,
  type Effect,
  getImprovement,
  type Improvement,
  type ImprovementDetail,
  listImprovements,
} from "../contract.ts";
import { type State, type Trial, waysFrom } from "../domain/improvement.ts";
import { ChangeLog } from "./change-log.tsx";
import { EffectView } from "./effect-view.tsx";
import classes from "./improvements.module.css";
import { TrialFields, usualTrial } from "./trial-fields.tsx";
import { useTold } from "./use-told.ts";

/** One improvement from its problem to the decision, with what the test shows now. */
export function ImprovementDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation("improvements");
  const read = useEndpoint(getImprovement, { params: { id } });
  return (
    <Modal
      opened
      onClose={onClose}
      size={680}
      title={read.data?.improvement.problem ?? t("web.name")}
      closeButtonProps={{ "aria-label": t("web.close") }}
    >
      {read.data === undefined ? (
        read.error === null ? (
          <LinesSkeleton lines={6} />
        ) : (
          <ErrorState error={read.error} onRetry={() => void read.refetch()} />
        )
      ) : (
        <Detail key={id} detail={read.data} />
      )}
    </Modal>
  );
}

function Detail({ detail }: { detail: ImprovementDetail }) {
  const { t } = useTranslation("improvements");
  const format = useFormat();
  const told = useTold();
  const mayEdit = useMay("improvements.edit");
  const { improvement, measured, changes } = detail;
  const { expected, effect, decidedOn } = improvement;
  // The same figures need not be told twice.
  const isAsKept = measured !== null && effect !== null && isSame(measured, effect);
  return (
    <div className={classes.form}>
      <p className="t2">
        {t(`web.sources.${improvement.source}`)} · {told.measure(improvement)}
        {expected !== null && ` · ${t("web.form.expected", { sum: format.moneyCompact(expected) })}`}
      </p>
      {mayEdit && decidedOn === null ? <Working improvement={improvement} /> : <Written improvement={improvement} />}
      {measured !== null && !isAsKept && (
        <section>
          <h3 className={classes.part}>{t("web.effect.title")}</h3>
          <EffectView effect={measured} measure={improvement.measure} />
        </section>
      )}
      {effect !== null && decidedOn !== null && (
        <section>
          <h3 className={classes.part}>{t("web.effect.kept", { day: format.dayLong(decidedOn) })}</h3>
          <EffectView effect={effect} measure={improvement.measure} />
        </section>
      )}
      {mayEdit && decidedOn !== null && <Ways improvement={improvement} why="" prepare={asItIs} />}
      <ChangeLog changes={changes} />
    </div>
  );
}

const isSame = (one: Effect, other: Effect) =>
  one.difference === other.difference && one.money?.minor === other.money?.minor && one.test.deals === other.test.deals;

const asItIs = (improvement: Improvement) => Promise.resolve(improvement);

/** What a decided one, or one that is only read, says. */
function Written({ improvement }: { improvement: Improvement }) {
  return (
    <>
      {improvement.hypothesis !== null && <p>{improvement.hypothesis}</p>}
      {improvement.decision !== null && <p className="md">{improvement.decision}</p>}
    </>
  );
}

/** Hypothesis and test as one draft: the buttons keep it before they go on. */
function Working({ improvement }: { improvement: Improvement }) {
  const { t } = useTranslation("improvements");
  const format = useFormat();
  const [hypothesis, setHypothesis] = useState(improvement.hypothesis ?? "");
  const [trial, setTrial] = useState<Trial>(improvement.trial ?? usualTrial(format.dayOf(Date.now())));
  const [why, setWhy] = useState("");
  const change = useMutationEndpoint(changeImprovement, { refreshes });
  const keep = (one: Improvement) =>
    change.mutateAsync({
      params: { id: one.id },
      body: {
        version: one.version,
        hypothesis: hypothesis.trim() === "" ? null : hypothesis.trim(),
        trial: { ...trial, people: trial.people === null ? null : [...trial.people] },
      },
    });
  const area = { autosize: true, maxLength: 2000 };
  return (
    <>
      <Textarea
        {...{ ...area, label: t("web.form.hypothesis"), placeholder: t("web.form.hypothesisExample"), minRows: 2 }}
        value={hypothesis}
        onChange={(event) => setHypothesis(event.currentTarget.value)}
      />
      <TrialFields trial={trial} change={(part) => setTrial((before) => ({ ...before, ...part }))} />
      {improvement.state === "testing" && (
        <Textarea
          {...{ ...area, label: t("web.decide.why"), minRows: 1 }}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      )}
      <FormRefusal error={change.error} />
      <Ways improvement={improvement} why={why} prepare={keep}>
        <Button
          variant="default"
          loading={change.isPending}
          onClick={() => void keep(improvement).catch(() => undefined)}
        >
          {t("web.form.save")}
        </Button>
      </Ways>
    </>
  );
}

const refreshes = [listImprovements, getImprovement];

interface WaysProps {
  readonly improvement: Improvement;
  readonly why: string;
  /** What is kept first; answers with the improvement as it then stands. */
  readonly prepare: (improvement: Improvement) => Promise<Improvement>;
  readonly children?: ReactNode;
}

/** Where one may go from here: the dark button is the way on. */
function Ways({ improvement, why, prepare, children }: WaysProps) {
  const { t } = useTranslation("improvements");
  const toast = useToast();
  const decide = useMutationEndpoint(decideImprovement, {
    refreshes,
    onDone: ({ state }) => toast(t(`web.decide.done.${state}`)),
  });
  const isDecided = improvement.decidedOn !== null;
  const go = async (state: State) => {
    const { id, version } = await prepare(improvement);
    decide.mutate({ params: { id }, body: { version, state, decision: why.trim() === "" ? null : why.trim() } });
  };
  return (
    <>
      <FormRefusal error={decide.error} />
      <div className={classes.ways}>
        {waysFrom(improvement.state).map((to, place) => (
          <Button
            key={to}
            variant={place === 0 && !isDecided ? "ink" : "default"}
            loading={decide.isPending}
            onClick={() => void go(to).catch(() => undefined)}
          >
            {t(to === "testing" && isDecided ? "web.decide.backToTest" : `web.decide.${to}`)}
          </Button>
        ))}
        {children}
      </div>
    </>
  );
}
