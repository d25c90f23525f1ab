import { Button } from "@mantine/core";
import { IconCompassOff, IconLock } from "@tabler/icons-react";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import classes from "./shell.module.css";

/** The chunk of a screen is on its way. */
export function Pending() {
  return (
    <div className={classes.fallback}>
      <LinesSkeleton lines={6} />
    </div>
  );
}

export function NotFound() {
  const { t } = useTranslation("ui");
  return (
    <main id="content" className={classes.fallback} tabIndex={-1}>
      <EmptyState
        icon={<IconCompassOff size={28} stroke={1.5} />}
        title={t("shell.notFound")}
        hint={t("shell.notFoundHint")}
        action={
          <Button component="a" href="/">
            {t("shell.home")}
          </Button>
        }
      />
    </main>
  );
}

/** The address is right, the role is not. */
export function NotForRole() {
  const { t } = useTranslation("ui");
  return (
    <main id="content" className={classes.fallback} tabIndex={-1}>
      <EmptyState
        icon={<IconLock size={28} stroke={1.5} />}
        title={t("shell.notForRole")}
        hint={t("shell.notForRoleHint")}
        action={
          <Button component="a" href="/">
            {t("shell.home")}
          </Button>
        }
      />
    </main>
  );
}

/** A mistake of ours in a screen: the shell stays, the way out is told. */
export function Crashed({ error }: ErrorComponentProps) {
  const { t } = useTranslation("ui");
  return (
    <main id="content" className={classes.fallback} tabIndex={-1}>
      <ErrorState
        title={t("shell.crashed")}
        error={error}
        kept={t("shell.crashedHint")}
        action={
          <Button variant="ink" onClick={() => location.reload()}>
            {t("shell.reload")}
          </Button>
        }
      />
    </main>
  );
}
