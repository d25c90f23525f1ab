import { useEffect, useState } from "react";
import { ActivityDialog } from "../activity-dialog.tsx";
import { useActivityChanges } from "../use-activities.ts";
import { useSought } from "./use-sought.ts";

interface SoughtElsewhereProps {
  /** Activities that the screen shows. */
  readonly shown: readonly string[];
  /** Whether they have come, and whether there are further ones. */
  readonly isReady: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
}

/** Reads on until what is sought is there; what this screen does not show, such as a later plan, is told in a dialog. */
export function SoughtElsewhere({ shown, isReady, hasMore, more }: SoughtElsewhereProps) {
  const { activity } = useSought();
  const { refresh } = useActivityChanges();
  const [opened, setOpened] = useState<string | null>(null);
  const isMissing = activity !== undefined && isReady && !shown.includes(activity);
  useEffect(() => {
    if (!isMissing) return;
    if (hasMore) more();
    else setOpened(activity);
  }, [isMissing, hasMore, more, activity]);
  if (opened === null) return null;
  return <ActivityDialog id={opened} onClose={() => setOpened(null)} onDone={() => void refresh()} />;
}
