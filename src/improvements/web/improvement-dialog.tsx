import { Button, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
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
  getImprovement,
  type Improvement,
  type ImprovementDetail,
  listImprovements,
} from "../contract.ts";
import { mayGo, type State, states } from "../domain/improvement.ts";
import { ChangeLog } from "./change-log.tsx";
import { EffectView } from "./effect-view.tsx";
import classes from "./improvements.module.css";
import { TrialForm } from "./trial-form.tsx";
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
        <Detail key={read.data.improvement.version} detail={read.data} />
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
  const isOpen = mayEdit && improvement.decidedOn === null;
  const change = useChange();
  return (
    <div className={classes.form}>
      <p className="t2">
        {t(`web.sources.${improvement.source}`)} · {told.measure(improvement)}
        {improvement.expected !== null && ` · ${t("web.form.expected", { sum: format.money(improvement.expected) })}`}
      </p>
      <Hypothesis improvement={improvement} isOpen={isOpen} />
      {isOpen ? (
        <section>
          <h3 className={classes.part}>{t("web.trial.title")}</h3>
          <TrialForm
            improvement={improvement}
            isBusy={change.isPending}
            error={change.error}
            onSave={(trial) =>
              change.mutate({
                params: { id: improvement.id },
                body: {
                  version: improvement.version,
                  trial: { ...trial, people: trial.people === null ? null : [...trial.people] },
                },
              })
            }
          />
        </section>
      ) : (
        improvement.decision !== null && <p>{improvement.decision}</p>
      )}
      {measured !== null && (
        <section>
          <h3 className={classes.part}>{t("web.effect.title")}</h3>
          <EffectView effect={measured} measure={improvement.measure} />
        </section>
      )}
      {improvement.effect !== null && improvement.decidedOn !== null && (
        <section>
          <h3 className={classes.part}>{t("web.effect.kept", { day: format.dayLong(improvement.decidedOn) })}</h3>
          <EffectView effect={improvement.effect} measure={improvement.measure} />
        </section>
      )}
      {mayEdit && <Decide improvement={improvement} />}
      <ChangeLog changes={changes} />
    </div>
  );
}

const refreshes = [listImprovements, getImprovement];
const useChange = () => useMutationEndpoint(changeImprovement, { refreshes });

/** Kept when one leaves the field. */
function Hypothesis({ improvement, isOpen }: { improvement: Improvement; isOpen: boolean }) {
  const { t } = useTranslation("improvements");
  const [text, setText] = useState(improvement.hypothesis ?? "");
  const change = useChange();
  if (!isOpen) return improvement.hypothesis === null ? null : <p>{improvement.hypothesis}</p>;
  const keep = () => {
    const hypothesis = text.trim() === "" ? null : text.trim();
    if (hypothesis === improvement.hypothesis) return;
    change.mutate({ params: { id: improvement.id }, body: { version: improvement.version, hypothesis } });
  };
  return (
    <>
      <Textarea
        label={t("web.form.hypothesis")}
        placeholder={t("web.form.hypothesisExample")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
        autosize
        minRows={2}
        maxLength={2000}
      />
      <FormRefusal error={change.error} />
    </>
  );
}

/** Where one may go from here: the dark button is the way on. */
function Decide({ improvement }: { improvement: Improvement }) {
  const { t } = useTranslation("improvements");
  const toast = useToast();
  const [why, setWhy] = useState("");
  const decide = useMutationEndpoint(decideImprovement, {
    refreshes,
    onDone: ({ state }) => toast(t(`web.decide.done.${state}`)),
  });
  const ways = states.filter((to) => mayGo(improvement.state, to));
  const go = (state: State) =>
    decide.mutate({
      params: { id: improvement.id },
      body: { version: improvement.version, state, decision: why.trim() === "" ? null : why.trim() },
    });
  const isDecided = improvement.decidedOn !== null;
  return (
    <section className={classes.form}>
      {improvement.state === "testing" && (
        <Textarea
          label={t("web.decide.why")}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          autosize
          minRows={1}
          maxLength={2000}
        />
      )}
      <FormRefusal error={decide.error} />
      <div className={classes.ways}>
        {ways.map((to, place) => (
          <Button
            key={to}
            variant={place === 0 && !isDecided ? "ink" : "default"}
            loading={decide.isPending}
            onClick={() => go(to)}
          >
            {t(to === "testing" && isDecided ? "web.decide.backToTest" : `web.decide.${to}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
