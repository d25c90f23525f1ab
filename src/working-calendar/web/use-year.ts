import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../ui/api/client.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { useUndo } from "../../ui/feedback/toast.tsx";
import { useReloadSession } from "../../ui/link.tsx";
import { type ChangedDays, changeWorkingDays, type DayToBe, getWorkingYear, resetWorkingYear } from "../contract.ts";

const pollMs = 1_000;

/** The year, kept fresh while past stays are counted again, and the changes of its days with their undo. */
export function useYear(year: number) {
  const { t } = useTranslation("working-calendar");
  const { follow } = useUndo();
  const reload = useReloadSession();
  const read = useEndpoint(getWorkingYear, { params: { year } }, { staleTime: 0, keepPrevious: true });
  const { refetch } = read;
  const changed = async () => {
    await Promise.all([refetch(), reload()]);
  };
  useLiveRefresh("working_calendar.changed", changed);
  useLiveRefresh("working_calendar.recounted", refetch);
  const isCounting = read.data?.recount?.isFinished === false;
  useEffect(() => {
    if (!isCounting) return;
    const timer = setInterval(() => void refetch(), pollMs);
    return () => clearInterval(timer);
  }, [isCounting, refetch]);

  const put = async (version: number, days: readonly DayToBe[]): Promise<ChangedDays> => {
    const answer = await call(changeWorkingDays, { params: { year }, body: { version, days: [...days] } });
    await changed();
    return answer;
  };
  const withUndo = (message: string, sending: Promise<ChangedDays>) =>
    follow(sending, ({ version, before }) => ({
      message,
      undo: () => (before.length === 0 ? undefined : put(version, before)),
    }));
  const version = read.data?.version ?? 0;
  return {
    read,
    changed,
    setDays: (message: string, days: readonly DayToBe[]) => withUndo(message, put(version, days)),
    reset: (withShortened: boolean) => {
      const sending = call(resetWorkingYear, { params: { year }, body: { version, withShortened } });
      return withUndo(
        t("reset.done", { year }),
        sending.then((answer) => changed().then(() => answer)),
      );
    },
  };
}
