import { ActionIcon, Button, Menu, Modal, TextInput } from "@mantine/core";
import { IconBookmark, IconLink, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint, usePages } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import {
  deletePlanScenario,
  keepPlanScenario,
  listPlanScenarios,
  type PlanScenario,
  restorePlanScenario,
} from "../contract.ts";
import { type PlanSearch, readSheet, writeSheet } from "./plan-search.ts";
import classes from "./sheet.module.css";
import { type Sheet, typedOnWire } from "./sheet-state.ts";

interface ScenariosProps {
  readonly sheet: Sheet;
  /** The period's name as the address has it. */
  readonly period: string;
  readonly change: (part: PlanSearch) => void;
}

/** Kept sheets: opened, kept under a name, shared by their address. */
export function ScenariosMenu({ sheet, period, change }: ScenariosProps) {
  const { t } = useTranslation("reverse-planning");
  const toast = useToast();
  const [isKeeping, setKeeping] = useState(false);
  const { items } = usePages(listPlanScenarios, { query: {} });
  const open = (one: PlanScenario) =>
    change({
      pipeline: one.pipeline ?? undefined,
      period: one.period,
      sheet: writeSheet(readSheet(JSON.stringify(one.typed))),
    });
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href);
    toast(t("web.scenarios.copied"));
  };
  return (
    <>
      <Menu position="top-end" width={300}>
        <Menu.Target>
          <Button variant="default">{t("web.scenarios.title")}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {items.map((one) => (
            <ScenarioItem key={one.id} one={one} open={() => open(one)} />
          ))}
          {items.length > 0 && <Menu.Divider />}
          <Menu.Item leftSection={<IconBookmark size={16} stroke={1.5} aria-hidden />} onClick={() => setKeeping(true)}>
            {t("web.scenarios.keep")}
          </Menu.Item>
          <Menu.Item leftSection={<IconLink size={16} stroke={1.5} aria-hidden />} onClick={() => void copy()}>
            {t("web.scenarios.link")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isKeeping && <KeepDialog sheet={sheet} period={period} onClose={() => setKeeping(false)} />}
    </>
  );
}

function ScenarioItem({ one, open }: { one: PlanScenario; open: () => void }) {
  const { t } = useTranslation("reverse-planning");
  const toast = useToast();
  const refreshes = [listPlanScenarios];
  const restore = useMutationEndpoint(restorePlanScenario, { refreshes });
  const remove = useMutationEndpoint(deletePlanScenario, {
    refreshes,
    onDone: () =>
      toast(
        t("web.scenarios.deleted", { name: one.name }),
        <Button variant="ghost" onClick={() => restore.mutate({ params: { id: one.id }, body: {} })}>
          {t("web.scenarios.undo")}
        </Button>,
      ),
  });
  return (
    <div className={classes.scenario}>
      <Menu.Item onClick={open}>
        {one.name}
        <span className="t3 sm"> · {one.owner.name}</span>
      </Menu.Item>
      {one.isOwn && (
        <ActionIcon
          variant="subtle"
          aria-label={t("web.scenarios.delete", { name: one.name })}
          onClick={() => remove.mutate({ params: { id: one.id } })}
        >
          <IconTrash size={14} stroke={1.5} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}

function KeepDialog({ sheet, period, onClose }: Omit<ScenariosProps, "change"> & { onClose: () => void }) {
  const { t } = useTranslation("reverse-planning");
  const toast = useToast();
  const [name, setName] = useState("");
  const keep = useMutationEndpoint(keepPlanScenario, {
    refreshes: [listPlanScenarios],
    onDone: (kept) => {
      toast(t("web.scenarios.kept", { name: kept.name }));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("web.scenarios.keep")}
      size={420}
      closeButtonProps={{ "aria-label": t("web.close") }}
    >
      <form
        noValidate
        className={classes.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === "") return;
          keep.mutate({
            body: { name: name.trim(), pipeline: sheet.measures.pipeline.id, period, typed: typedOnWire(sheet) },
          });
        }}
      >
        <TextInput
          label={t("web.scenarios.name")}
          placeholder={t("web.scenarios.example")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          data-autofocus
        />
        <p className="t3 sm">{t("web.scenarios.who")}</p>
        <FormRefusal error={keep.error} />
        <Button type="submit" variant="ink" loading={keep.isPending}>
          {t("web.scenarios.save")}
        </Button>
      </form>
    </Modal>
  );
}
