import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { changeDepartment, createDepartment, type Department, listDepartments, removeDepartment } from "../contract.ts";
import classes from "./settings.module.css";
import { useDepartmentChoices, useDepartmentTree } from "./use-choices.ts";

/** The tree of departments: a head sees the deals of the own one and of those below it. */
export function DepartmentsPanel({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useTranslation("identity");
  const tree = useDepartmentTree();
  const [edited, setEdited] = useState<Department | "new" | null>(null);
  const add = mayEdit && (
    <Button size="sm" onClick={() => setEdited("new")}>
      {t("departments.add")}
    </Button>
  );
  return (
    <Panel title={t("departments.title")} aside={add}>
      <p className="t2">{t("departments.hint")}</p>
      <ul className={classes.tree}>
        {tree.map(({ department, depth }) => (
          <li key={department.id} className={classes.row} style={{ paddingInlineStart: depth * 20 }}>
            <span className={classes.grow}>
              {department.name} <span className="t3">{t("departments.people", { count: department.people })}</span>
            </span>
            {mayEdit && <DepartmentButtons department={department} onEdit={() => setEdited(department)} />}
          </li>
        ))}
      </ul>
      {edited !== null && (
        <DepartmentDialog department={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Panel>
  );
}

function DepartmentButtons({ department, onEdit }: { readonly department: Department; readonly onEdit: () => void }) {
  const { t } = useTranslation("identity");
  const toast = useToast();
  const removing = useMutationEndpoint(removeDepartment, {
    refreshes: [listDepartments],
    onRefused: (error) => toast(error.message),
  });
  const { id, name } = department;
  return (
    <>
      <Button size="sm" onClick={onEdit} aria-label={t("departments.changeNamed", { name })}>
        {t("departments.change")}
      </Button>
      <Button
        size="sm"
        loading={removing.isPending}
        onClick={() => removing.mutate({ params: { id } })}
        aria-label={t("departments.removeNamed", { name })}
      >
        {t("departments.remove")}
      </Button>
    </>
  );
}

interface DepartmentDialogProps {
  /** Null for a new one. */
  readonly department: Department | null;
  readonly onClose: () => void;
}

function DepartmentDialog({ department, onClose }: DepartmentDialogProps) {
  const { t } = useTranslation("identity");
  const choices = useDepartmentChoices().filter(({ value }) => value !== department?.id);
  const form = useForm({ initialValues: { name: department?.name ?? "", parentId: department?.parentId ?? "" } });
  const options = { refreshes: [listDepartments], onDone: onClose };
  const creating = useMutationEndpoint(createDepartment, options);
  const changing = useMutationEndpoint(changeDepartment, options);
  const save = ({ name, parentId }: { name: string; parentId: string }) => {
    const body = { name, parentId: parentId || null };
    if (department === null) creating.mutate({ body });
    else changing.mutate({ params: { id: department.id }, body: { ...body, version: department.version } });
  };
  return (
    <Modal
      closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
      opened
      onClose={onClose}
      title={t(department === null ? "departments.add" : "departments.change")}
    >
      <form noValidate className={classes.form} onSubmit={form.onSubmit(save)}>
        <TextInput label={t("departments.name")} required data-autofocus {...form.getInputProps("name")} />
        <NativeSelect label={t("departments.under")} data={choices} {...form.getInputProps("parentId")} />
        <FormRefusal error={creating.error ?? changing.error} />
        <Button type="submit" variant="ink" loading={creating.isPending || changing.isPending}>
          {t("ui:form.save")}
        </Button>
      </form>
    </Modal>
  );
}
