import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../kernel/endpoint.ts";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useToast, useUndo } from "../../../ui/feedback/toast.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { createLossReason, listLossReasons, patchLossReason } from "../../contract.ts";
import classes from "./settings.module.css";

type Reason = AnswerOf<typeof listLossReasons>["items"][number];

/** Why deals are lost, in the order in which a salesperson is asked. */
export function LossReasons({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation("pipeline");
  const reasons = useEndpoint(listLossReasons, {});
  const used = (reasons.data?.items ?? []).filter(({ archivedAt }) => archivedAt === null);
  return (
    <Panel title={t("settings.reasons.title")} flush>
      <p className={`t2 ${classes.note}`}>{t("settings.reasons.hint")}</p>
      {reasons.isPending && <LinesSkeleton lines={5} />}
      {reasons.error !== null && <ErrorState error={reasons.error} onRetry={() => void reasons.refetch()} />}
      <ul>
        {used.map((reason, index) => (
          <ReasonRow
            key={reason.id}
            reason={reason}
            mayEdit={mayEdit}
            before={used[index - 1] ?? null}
            after={used[index + 1] ?? null}
          />
        ))}
      </ul>
      {mayEdit && reasons.data !== undefined && <NewReason />}
    </Panel>
  );
}

interface ReasonRowProps {
  readonly reason: Reason;
  readonly mayEdit: boolean;
  readonly before: Reason | null;
  readonly after: Reason | null;
}

function ReasonRow({ reason, mayEdit, before, after }: ReasonRowProps) {
  const { t } = useTranslation("pipeline");
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const patch = useMutationEndpoint(patchLossReason, {
    refreshes: [listLossReasons],
    onDone: () => setTyped(null),
    onRefused: (refusal) => setError(refusal.message),
  });
  const rename = () => {
    const name = (typed ?? reason.name).trim();
    if (name === reason.name || name === "") return setTyped(null);
    patch.mutate({ params: { id: reason.id }, body: { name } });
  };
  if (!mayEdit) return <li className={classes.reason}>{reason.name}</li>;
  return (
    <li className={classes.reason}>
      <TextInput
        className="grow"
        aria-label={t("settings.reasons.name")}
        value={typed ?? reason.name}
        error={error}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setError(null);
        }}
        onBlur={rename}
        onKeyDown={(event) => event.key === "Enter" && rename()}
      />
      <ReasonButtons {...{ reason, before, after }} />
    </li>
  );
}

function ReasonButtons({ reason, before, after }: Omit<ReasonRowProps, "mayEdit">) {
  const { t } = useTranslation("pipeline");
  const { follow } = useUndo();
  const toast = useToast();
  const patch = useMutationEndpoint(patchLossReason, {
    refreshes: [listLossReasons],
    onRefused: (error) => toast(error.message),
  });
  const { id, name } = reason;
  const moveTo = (neighbour: Reason | null) =>
    neighbour !== null && patch.mutate({ params: { id }, body: { position: neighbour.position } });
  const remove = async () => {
    const undo = () => patch.mutateAsync({ params: { id }, body: { archived: false } });
    const sending = patch.mutateAsync({ params: { id }, body: { archived: true } });
    await follow(sending, () => ({ message: t("settings.reasons.removed", { name }), undo }));
  };
  return (
    <span className={classes.buttons}>
      <ActionIcon
        disabled={before === null}
        aria-label={t("settings.reasons.up", { name })}
        onClick={() => moveTo(before)}
      >
        <IconArrowUp size={16} stroke={1.5} />
      </ActionIcon>
      <ActionIcon
        disabled={after === null}
        aria-label={t("settings.reasons.down", { name })}
        onClick={() => moveTo(after)}
      >
        <IconArrowDown size={16} stroke={1.5} />
      </ActionIcon>
      <ActionIcon
        aria-label={t("settings.reasons.remove", { name })}
        onClick={() => void remove().catch(() => undefined)}
      >
        <IconTrash size={16} stroke={1.5} />
      </ActionIcon>
    </span>
  );
}

function NewReason() {
  const { t } = useTranslation("pipeline");
  const [name, setName] = useState("");
  const create = useMutationEndpoint(createLossReason, {
    refreshes: [listLossReasons],
    onDone: () => setName(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") create.mutate({ body: { name: name.trim() } });
  };
  return (
    <form className={classes.reason} onSubmit={submit}>
      <TextInput
        className="grow"
        aria-label={t("settings.reasons.new")}
        placeholder={t("settings.reasons.new")}
        value={name}
        error={create.error?.message}
        onChange={(event) => {
          setName(event.currentTarget.value);
          create.reset();
        }}
      />
      <Button type="submit" loading={create.isPending} disabled={name.trim() === ""}>
        {t("settings.reasons.add")}
      </Button>
    </form>
  );
}
