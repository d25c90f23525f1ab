import { Popover } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useShortcuts } from "../../ui/keyboard/use-shortcuts.ts";
import classes from "./bell.module.css";
import { useUnread } from "./use-unread.ts";

const Inbox = lazy(async () => ({ default: (await import("./inbox.tsx")).Inbox }));

/** The count is said aloud with the name, and politely when it changes. */
export function LoadedBell() {
  const { t } = useTranslation("notifications");
  const count = useUnread();
  const [isOpen, setOpen] = useState(false);
  useShortcuts([{ keys: "G N", label: t("bell.key"), run: () => setOpen(true), everywhere: true }]);
  const label = t("bell.label", { count });
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width="min(420px, calc(100vw - 16px))"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button type="button" className={classes.bell} aria-label={label} onClick={() => setOpen(!isOpen)}>
          <IconBell size={18} stroke={1.5} aria-hidden />
          {count > 0 && (
            <span className={classes.count} aria-hidden>
              {count > 99 ? "99+" : count}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel ?? ""} aria-label={t("bell.title")}>
        <Suspense fallback={<LinesSkeleton />}>
          <Inbox onLeave={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
