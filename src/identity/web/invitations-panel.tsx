import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Role } from "../../kernel/actor.ts";
import { useMutationEndpoint, usePages } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { type Invitation, invite, listInvitations, revokeInvitation } from "../contract.ts";
import { SecretDialog } from "./secret-dialog.tsx";
import classes from "./settings.module.css";
import { useDepartmentChoices, useRoleChoices } from "./use-choices.ts";

/** Who is invited and has not come yet; the link goes to the person by any way that both trust. */
export function InvitationsPanel() {
  const { t } = useTranslation("identity");
  const [isInviting, setInviting] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const invitations = usePages(listInvitations, { query: {} });
  const waiting = invitations.items.filter(({ state }) => state === "waiting" || state === "over");
  const add = (
    <Button size="sm" variant="ink" onClick={() => setInviting(true)}>
      {t("invitations.invite")}
    </Button>
  );
  return (
    <Panel title={t("invitations.title")} aside={add}>
      {waiting.length === 0 && <p className="t2">{t("invitations.empty")}</p>}
      {waiting.map((invitation) => (
        <WaitingInvitation key={invitation.id} invitation={invitation} />
      ))}
      {isInviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onInvited={(path) => {
            setInviting(false);
            setLink(new URL(path, window.location.origin).href);
          }}
        />
      )}
      <SecretDialog
        title={t("invitations.made")}
        hint={t("invitations.madeHint")}
        secret={link}
        onClose={() => setLink(null)}
      />
    </Panel>
  );
}

function WaitingInvitation({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation("identity");
  const revoking = useMutationEndpoint(revokeInvitation, { refreshes: [listInvitations] });
  const { id, name, email, role, state } = invitation;
  return (
    <div className={classes.row}>
      <span className={classes.grow}>
        {name} <span className="t3">{email}</span>
      </span>
      <span className="t2">{state === "over" ? t("invitations.over") : t(`role.${role}`)}</span>
      <Button
        size="sm"
        loading={revoking.isPending}
        onClick={() => revoking.mutate({ params: { id } })}
        aria-label={t("invitations.revokeNamed", { name })}
      >
        {t("invitations.revoke")}
      </Button>
    </div>
  );
}

interface InviteDialogProps {
  readonly onClose: () => void;
  readonly onInvited: (link: string) => void;
}

function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
  const { t } = useTranslation("identity");
  const roles = useRoleChoices();
  const departments = useDepartmentChoices();
  const form = useForm({ initialValues: { name: "", email: "", role: "salesperson" as Role, departmentId: "" } });
  const inviting = useMutationEndpoint(invite, {
    refreshes: [listInvitations],
    onDone: (answer) => onInvited(answer.link),
    onRefused: (error) => form.setErrors(serverErrors(error)),
  });
  return (
    <Modal
      closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
      opened
      onClose={onClose}
      title={t("invitations.invite")}
    >
      <form
        noValidate
        className={classes.form}
        onSubmit={form.onSubmit((values) =>
          inviting.mutate({ body: { ...values, departmentId: values.departmentId || null } }),
        )}
      >
        <TextInput label={t("people.name")} required data-autofocus {...form.getInputProps("name")} />
        <TextInput label={t("field.email")} type="email" required {...form.getInputProps("email")} />
        <NativeSelect label={t("people.role")} data={roles} {...form.getInputProps("role")} />
        <NativeSelect label={t("people.department")} data={departments} {...form.getInputProps("departmentId")} />
        <FormRefusal error={inviting.error} />
        <Button type="submit" variant="ink" loading={inviting.isPending}>
          {t("invitations.invite")}
        </Button>
      </form>
    </Modal>
  );
}
