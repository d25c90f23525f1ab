import { Button } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../keyboard/kbd.tsx";
import { useShortcuts } from "../keyboard/use-shortcuts.ts";
import classes from "./toast.module.css";
import { noteSent, type SentChange, takeBack, takeLastSent, takeSent } from "./undo-stack.ts";

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

interface Done {
  readonly message: ReactNode;
  readonly undo: () => Promise<unknown> | unknown;
}

/** A change on its way: `done` when it was accepted, `refused` when it was not; one of them is always told. */
export interface ChangeOnItsWay {
  readonly done: (change: Done) => void;
  readonly refused: () => void;
}

/**
 * What was done is told with a way back: a button for 8 s, ⌘Z later too (up to 20 steps of this visit).
 * `follow(sending, (answer) => ({ message, undo }))` as a change is sent: ⌘Z pressed before the answer waits for it, and
 * takes back this change and no earlier one. `begin()` is the same for what takes several requests; `offer({ message, undo })`
 * tells of a change after it, where no key gets through before, as in a dialog.
 */
export function useUndo() {
  const { t } = useTranslation("ui");
  const toast = useToast();
  const run = async (change: SentChange) => {
    try {
      if (await takeBack(change)) toast(t("undo.undone"));
    } catch (error) {
      toast(error instanceof Error && error.message !== "" ? error.message : t("undo.failed"));
    }
  };
  const undoLast = () => {
    const last = takeLastSent();
    if (last !== undefined) void run(last);
  };
  const begin = (): ChangeOnItsWay => {
    const change = noteSent();
    const done = ({ message, undo }: Done) => {
      let shown = "";
      change.settle(() => {
        notifications.hide(shown);
        return undo();
      });
      const press = () => {
        if (takeSent(change)) void run(change);
      };
      shown = toast(
        message,
        <Button size="sm" className={classes.button ?? ""} onClick={press}>
          {t("undo.undo")} <Kbd keys="Mod+Z" />
        </Button>,
      );
    };
    const refused = () => {
      takeSent(change);
      change.settle(null);
    };
    return { done, refused };
  };
  const follow = async <T,>(sending: Promise<T>, tell: (answer: T) => Done): Promise<T> => {
    const sent = begin();
    try {
      const answer = await sending;
      sent.done(tell(answer));
      return answer;
    } catch (error) {
      sent.refused();
      throw error;
    }
  };
  return { begin, follow, offer: (change: Done) => begin().done(change), undoLast };
}
