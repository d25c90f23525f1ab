import { Button } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../keyboard/kbd.tsx";
import { useShortcuts } from "../keyboard/use-shortcuts.ts";
import classes from "./toast.module.css";
import { takeUndo, type Undo, undoStack } from "./undo-stack.ts";

const toastMs = 8000;

/** Stands once in the shell: draws toasts at the bottom right and listens to ⌘Z. */
export function Toasts() {
  const { t } = useTranslation("ui");
  const { undoLast } = useUndo();
  useShortcuts([{ keys: "Mod+Z", label: t("keys.undo"), run: undoLast, everywhere: true }]);
  return (
    <Notifications
      position="bottom-right"
      autoClose={toastMs}
      limit={3}
      containerWidth="auto"
      className={classes.toasts ?? ""}
    />
  );
}

/** Says something in passing; what needs a decision does not belong in a toast. */
export function useToast() {
  const { t } = useTranslation("ui");
  return (message: ReactNode, action?: ReactNode): string => {
    const id = notifications.show({
      message: (
        <span className={classes.line}>
          <span className={classes.text}>{message}</span>
          {action}
        </span>
      ),
      withCloseButton: false,
      withBorder: false,
      classNames: { root: classes.root ?? "", body: classes.body ?? "", description: classes.description ?? "" },
      "aria-label": t("undo.close"),
    });
    return id;
  };
}

/**
 * What was done is told with a way back: a button for 8 s, ⌘Z later too (up to 20 steps of this visit).
 * `offer({ message, undo })` after a successful change.
 */
export function useUndo() {
  const { t } = useTranslation("ui");
  const toast = useToast();
  const run = async (undo: Undo) => {
    notifications.hide(undo.toast);
    try {
      await undo.undo();
      toast(t("undo.undone"));
    } catch (error) {
      toast(error instanceof Error && error.message !== "" ? error.message : t("undo.failed"));
    }
  };
  const undoLast = () => {
    const last = undoStack.at(-1);
    if (last !== undefined && takeUndo(last)) void run(last);
  };
  const offer = (change: Pick<Undo, "undo"> & { readonly message: ReactNode }) => {
    const undo: Undo = { undo: change.undo, toast: "" };
    const press = () => {
      if (takeUndo(undo)) void run(undo);
    };
    undo.toast = toast(
      change.message,
      <Button size="sm" className={classes.button ?? ""} onClick={press}>
        {t("undo.undo")} <Kbd keys="Mod+Z" />
      </Button>,
    );
    undoStack.push(undo);
    if (undoStack.length > 20) undoStack.shift();
  };
  return { offer, undoLast };
}
