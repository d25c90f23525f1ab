import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Role } from "../../kernel/actor.ts";
import { useMutationEndpoint, usePages } from "../../ui/api/use-endpoint.ts";
import { ConfirmDialog } from "../../ui/feedback/confirm-dialog.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { useMay } from "../../ui/session.tsx";
import { changeUser, listAuditEntries, listDepartments, listUsers, type User } from "../contract.ts";
import { DepartmentsPanel } from "./departments-panel.tsx";
import { InvitationsPanel } from "./invitations-panel.tsx";
import { PersonMenu } from "./person-menu.tsx";
import classes from "./settings.module.css";
import { SettingsScreen } from "./settings-screen.tsx";
import { useDepartmentChoices, useRoleChoices } from "./use-choices.ts";

/** People, departments and invitations (PLT-2). */
export function Screen() {
  const { t } = useTranslation("identity");
  const mayEdit = useMay("users.edit");
  const people = usePages(listUsers, { query: {} });
  const [closing, setClosing] = useState<User | null>(null);
  return (
    <SettingsScreen tab="people" busy={people.isPending}>
      {people.error && <ErrorState error={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <TableSkeleton columns={4} />}
      {people.items.length > 0 && (
        <Panel title={t("people.list")}>
          {people.items.map((user) => (
            <PersonRow key={user.id} user={user} mayEdit={mayEdit} onClose={setClosing} />
          ))}
          {people.hasMore && (
            <Button loading={people.isLoadingMore} onClick={people.more}>
              {t("people.more")}
            </Button>
          )}
        </Panel>
      )}
      {mayEdit && <InvitationsPanel />}
      <DepartmentsPanel mayEdit={mayEdit} />
      <CloseAccess user={closing} onClose={() => setClosing(null)} />
    </SettingsScreen>
  );
}

function useChangeUser() {
  const toast = useToast();
  return useMutationEndpoint(changeUser, {
    refreshes: [listUsers, listDepartments, listAuditEntries],
    onRefused: (error) => toast(error.message),
  });
}

interface CellProps {
  readonly user: User;
  readonly mayEdit: boolean;
}

/** One line where there is room, several on a phone. */
function PersonRow({ user, mayEdit, onClose }: CellProps & { readonly onClose: (user: User) => void }) {
  const { t } = useTranslation("identity");
  return (
    <div className={`${classes.row} ${classes.person}`}>
      <span className={classes.grow}>
        <span className="md">{user.name}</span> <span className="t3">{user.email}</span>
        {user.hasSecondFactor && <span className="t3 sm"> · {t("person.hasFactor")}</span>}
      </span>
      <RoleCell user={user} mayEdit={mayEdit} />
      <DepartmentCell user={user} mayEdit={mayEdit} />
      <AccessCell user={user} mayEdit={mayEdit} onClose={onClose} />
      {mayEdit && <PersonMenu user={user} />}
    </div>
  );
}

function RoleCell({ user, mayEdit }: CellProps) {
  const { t } = useTranslation("identity");
  const changing = useChangeUser();
  const roles = useRoleChoices();
  const isAbove = !roles.some((role) => role.value === user.role);
  if (!mayEdit || isAbove) return <span className={classes.fact}>{t(`role.${user.role}`)}</span>;
  return (
    <NativeSelect
      aria-label={t("people.roleOf", { name: user.name })}
      data={roles}
      value={user.role}
      disabled={changing.isPending}
      onChange={(event) =>
        changing.mutate({
          params: { id: user.id },
          body: { version: user.version, role: event.currentTarget.value as Role },
        })
      }
    />
  );
}

function DepartmentCell({ user, mayEdit }: CellProps) {
  const { t } = useTranslation("identity");
  const changing = useChangeUser();
  const departments = useDepartmentChoices();
  const name = departments.find(({ value }) => value === (user.departmentId ?? ""))?.label ?? "—";
  if (!mayEdit) return <span className={classes.fact}>{user.departmentId === null ? "—" : name}</span>;
  return (
    <NativeSelect
      aria-label={t("people.departmentOf", { name: user.name })}
      data={departments}
      value={user.departmentId ?? ""}
      disabled={changing.isPending}
      onChange={(event) =>
        changing.mutate({
          params: { id: user.id },
          body: { version: user.version, departmentId: event.currentTarget.value || null },
        })
      }
    />
  );
}

function AccessCell({ user, mayEdit, onClose }: CellProps & { readonly onClose: (user: User) => void }) {
  const { t } = useTranslation("identity");
  const changing = useChangeUser();
  if (!mayEdit) return user.isActive ? null : <span className={classes.fact}>{t("people.closed")}</span>;
  const reopen = () => changing.mutate({ params: { id: user.id }, body: { version: user.version, isActive: true } });
  return (
    <Button
      size="sm"
      loading={changing.isPending}
      aria-label={t(user.isActive ? "people.closeNamed" : "people.reopenNamed", { name: user.name })}
      onClick={user.isActive ? () => onClose(user) : reopen}
    >
      {t(user.isActive ? "people.close" : "people.reopen")}
    </Button>
  );
}

function CloseAccess({ user, onClose }: { readonly user: User | null; readonly onClose: () => void }) {
  const { t } = useTranslation("identity");
  const closing = useMutationEndpoint(changeUser, { refreshes: [listUsers, listDepartments], onDone: onClose });
  return (
    <ConfirmDialog
      opened={user !== null}
      title={t("people.closeTitle", { name: user?.name ?? "" })}
      action={t("people.close")}
      isBusy={closing.isPending}
      onConfirm={() =>
        user && closing.mutate({ params: { id: user.id }, body: { version: user.version, isActive: false } })
      }
      onClose={onClose}
    >
      {t("people.closeHint")}
      <FormRefusal error={closing.error} />
    </ConfirmDialog>
  );
}
