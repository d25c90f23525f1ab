import { Button } from "@mantine/core";
import { IconCheck, IconCircle, IconRoute } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { getTeam, type Onboarding, signStep, type Team } from "../contract.ts";
import classes from "./team.module.css";

/** Newcomers and their steps: what, by which day, who signs. */
export function OnboardingView({ team, start }: { readonly team: Team; readonly start: ReactNode }) {
  const { t } = useTranslation("team");
  if (team.onboardings.length === 0)
    return (
      <EmptyState
        icon={<IconRoute size={28} stroke={1.5} />}
        title={t("web.onboarding.none")}
        hint={t("web.onboarding.noneHint")}
        action={start}
      />
    );
  return (
    <div className={classes.stack}>
      {team.onboardings.map((one) => (
        <Newcomer key={one.id} onboarding={one} />
      ))}
    </div>
  );
}

function Newcomer({ onboarding }: { readonly onboarding: Onboarding }) {
  const { t } = useTranslation("team");
  const { person, mentor, name, steps } = onboarding;
  const done = steps.filter(({ doneOn }) => doneOn !== null).length;
  return (
    <Panel title={person.name} aside={<b>{t("web.onboarding.progress", { done, total: steps.length })}</b>}>
      <p className="t2">
        {name} · {t("web.onboarding.mentorIs", { name: mentor.name })}
      </p>
      <ul className={classes.steps}>
        {steps.map((step) => (
          <Step key={step.position} id={onboarding.id} step={step} />
        ))}
      </ul>
    </Panel>
  );
}

function Step({ id, step }: { readonly id: string; readonly step: Onboarding["steps"][number] }) {
  const { t } = useTranslation("team");
  const format = useFormat();
  const toast = useToast();
  const today = format.dayOf(Date.now());
  const { mutate, isPending } = useMutationEndpoint(signStep, {
    refreshes: [getTeam],
    onRefused: (error) => toast(error.message),
  });
  const { title, doneOn, dueOn, doneBy, signer, position, result } = step;
  const sign = () => mutate({ params: { id }, body: { position, doneOn: doneOn === null ? today : null } });
  return (
    <li>
      {doneOn === null ? (
        <IconCircle size={16} stroke={1.5} aria-hidden />
      ) : (
        <IconCheck size={16} stroke={2} aria-hidden />
      )}
      <span className="grow">
        {title}
        {result !== "" && <span className="t2"> · {result}</span>}
        <small>
          {doneOn === null
            ? `${t("web.onboarding.dueOn", { day: format.day(dueOn, today) })}, ${t(`web.onboarding.signers.${signer}`)}`
            : t("web.onboarding.doneBy", { day: format.day(doneOn, today), name: doneBy?.name ?? "" })}
        </small>
      </span>
      {doneOn === null && dueOn < today && <Tag tone="bad">{t("web.onboarding.late")}</Tag>}
      {step.maySign && (
        <Button
          size="sm"
          variant={doneOn === null ? "default" : "ghost"}
          loading={isPending}
          aria-label={t(doneOn === null ? "web.onboarding.signNamed" : "web.onboarding.unsign", { title })}
          onClick={sign}
        >
          {doneOn === null ? t("web.onboarding.sign") : "↺"}
        </Button>
      )}
    </li>
  );
}
