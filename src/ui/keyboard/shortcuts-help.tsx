import { Modal, Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./kbd.module.css";
import { Kbd } from "./kbd.tsx";
import { type Shortcut, useKnownShortcuts, useSingleKeys } from "./shortcut-registry.ts";
import { useShortcuts } from "./use-shortcuts.ts";

/** All keys of this screen under `?`, and the switch for single letters (WCAG 2.1.4). */
export function ShortcutsHelp() {
  const { t } = useTranslation("ui");
  const [opened, setOpened] = useState(false);
  useShortcuts([{ keys: "?", label: t("keys.help"), run: () => setOpened(true), everywhere: true }]);
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={t("keys.title")}
      size={520}
      closeButtonProps={{ "aria-label": t("confirm.close") }}
    >
      <KeyLists />
      <SingleKeysSwitch />
    </Modal>
  );
}

function KeyLists() {
  const { t } = useTranslation("ui");
  const known = useKnownShortcuts().filter((shortcut) => shortcut.label !== undefined);
  return (
    <>
      <KeyList title={t("keys.screen")} shortcuts={known.filter((shortcut) => shortcut.everywhere !== true)} />
      <KeyList title={t("keys.general")} shortcuts={known.filter((shortcut) => shortcut.everywhere === true)} />
    </>
  );
}

function KeyList({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  if (shortcuts.length === 0) return null;
  return (
    <section className={classes.list}>
      <h3>{title}</h3>
      <dl>
        {shortcuts.map((shortcut) => (
          <div key={`${shortcut.keys} ${shortcut.label}`}>
            <dt>{shortcut.label}</dt>
            <dd>
              <Kbd keys={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Also stands among the settings of a person. */
export function SingleKeysSwitch() {
  const { t } = useTranslation("ui");
  const single = useSingleKeys();
  return (
    <Switch
      label={t("keys.single")}
      description={t("keys.singleHint")}
      checked={single.on}
      onChange={(event) => single.turn(event.currentTarget.checked)}
    />
  );
}
