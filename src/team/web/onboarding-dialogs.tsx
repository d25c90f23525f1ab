import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { createOnboardingTemplate, getTeam, startOnboarding, type Team } from "../contract.ts";
import { readSteps } from "../domain/read-steps.ts";
import { FormDialog } from "./form-dialog.tsx";

interface StartDialogProps {
  readonly team: Team;
  readonly onClose: () => void;
}

/** Whom, by which plan, with which mentor, from which day. Without a plan it begins with one. */
export function StartDialog({ team, onClose }: StartDialogProps) {
  const { t } = useTranslation("team");
  const today = useFormat().dayOf(Date.now());
  const [isNew, setNew] = useState(team.templates.length === 0);
  const [userId, setUser] = useState<string | null>(null);
  const [mentorId, setMentor] = useState<string | null>(null);
  const [templateId, setTemplate] = useState<string | null>(team.templates[0]?.id ?? null);
  const [startedOn, setStarted] = useState<string | null>(null);
  const { mutate, isPending, error } = useMutationEndpoint(startOnboarding, { refreshes: [getTeam], onDone: onClose });
  const begin = (id: string) => {
    setTemplate(id);
    setNew(false);
  };
  if (isNew) return <TemplateDialog onClose={onClose} onDone={begin} />;
  const people = team.people.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }));
  const from = startedOn ?? team.people.find(({ id }) => id === userId)?.joinedOn ?? today;
  const submit = () => {
    if (userId === null || mentorId === null || templateId === null) return;
    mutate({ body: { userId, mentorId, templateId, startedOn: from } });
  };
  return (
    <FormDialog
      title={t("web.onboarding.start")}
      action={t("web.onboarding.start")}
      isReady={userId !== null && mentorId !== null && templateId !== null}
      isBusy={isPending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
      more={
        <Button variant="ghost" className="end" onClick={() => setNew(true)}>
          {t("web.onboarding.addTemplate")}
        </Button>
      }
    >
      <Select label={t("web.person")} data={people} value={userId} onChange={setUser} searchable />
      <Select label={t("web.onboarding.mentor")} data={people} value={mentorId} onChange={setMentor} searchable />
      <Select
        label={t("web.onboarding.template")}
        data={team.templates.map(({ id, name }) => ({ value: id, label: name }))}
        value={templateId}
        onChange={setTemplate}
        allowDeselect={false}
      />
      <DateField label={t("web.onboarding.startedOn")} value={from} onChange={setStarted} />
    </FormDialog>
  );
}

function TemplateDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: (id: string) => void }) {
  const { t } = useTranslation("team");
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const { mutate, isPending, error } = useMutationEndpoint(createOnboardingTemplate, {
    refreshes: [getTeam],
    onDone: ({ id }) => onDone(id),
  });
  const steps = readSteps(text);
  return (
    <FormDialog
      title={t("web.onboarding.addTemplate")}
      isReady={name.trim() !== "" && steps !== null && steps.length > 0}
      isBusy={isPending}
      error={error}
      onSubmit={() => mutate({ body: { name, steps: [...(steps ?? [])] } })}
      onClose={onClose}
    >
      <TextInput
        label={t("web.onboarding.name")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label={t("web.onboarding.steps")}
        description={t("web.onboarding.stepsHint")}
        placeholder={t("web.onboarding.stepsExample")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={5}
        maxRows={14}
      />
    </FormDialog>
  );
}
