import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ConfirmDialog } from "../../ui/feedback/confirm-dialog.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useMay } from "../../ui/session.tsx";
import { endSessionsOf, listAuditEntries, listUsers, resetSecondFactor, type User } from "../contract.ts";

type Asking = "sessions" | "factor" | null;

/** What is rarely done to a person's access, each asked again (PLT-2). */
export function PersonMenu({ user }: { readonly user: User }) {
  const { t } = useTranslation("identity");
  const mayReset = useMay("workspace.edit") && user.hasSecondFactor;
  const [asking, setAsking] = useState<Asking>(null);
  if (!user.hasSignIn) return null;
  const close = () => setAsking(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t("person.menu", { name: user.name })}>
            <IconDots size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsking("sessions")}>{t("person.endSessions")}</Menu.Item>
          {mayReset && <Menu.Item onClick={() => setAsking("factor")}>{t("person.resetFactor")}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <EndSessions user={user} opened={asking === "sessions"} onClose={close} />
      <ResetFactor user={user} opened={asking === "factor"} onClose={close} />
    </>
  );
}

interface AskProps {
  readonly user: User;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function EndSessions({ user, opened, onClose }: AskProps) {
  const { t } = useTranslation("identity");
  const toast = useToast();
  const ending = useMutationEndpoint(endSessionsOf, {
    refreshes: [listAuditEntries],
    onDone: ({ ended }) => {
      onClose();
      toast(t("person.sessionsEnded", { count: ended }));
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      title={t("person.endSessionsTitle", { name: user.name })}
      action={t("person.endSessions")}
      isBusy={ending.isPending}
      onConfirm={() => ending.mutate({ params: { id: user.id } })}
      onClose={onClose}
    >
      {t("person.endSessionsHint")}
      <FormRefusal error={ending.error} />
    </ConfirmDialog>
  );
}

function ResetFactor({ user, opened, onClose }: AskProps) {
  const { t } = useTranslation("identity");
  const toast = useToast();
  const resetting = useMutationEndpoint(resetSecondFactor, {
    refreshes: [listUsers, listAuditEntries],
    onDone: () => {
      onClose();
      toast(t("person.factorReset"));
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      title={t("person.resetFactorTitle", { name: user.name })}
      action={t("person.resetFactor")}
      isBusy={resetting.isPending}
      onConfirm={() => resetting.mutate({ params: { id: user.id } })}
      onClose={onClose}
    >
      {t("person.resetFactorHint")}
      <FormRefusal error={resetting.error} />
    </ConfirmDialog>
  );
}
