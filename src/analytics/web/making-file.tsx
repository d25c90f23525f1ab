import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";

/** What takes less says nothing. */
const quietMs = 1_000;

/** That a file is being made, for how long already, and the way to stop it; silent while it may be there at once. */
export function MakingFile({ kind, onStop }: { kind: string; onStop: () => void }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const clock = setInterval(() => setSeconds((passed) => passed + 1), quietMs);
    return () => clearInterval(clock);
  }, []);
  if (seconds === 0) return null;
  return (
    <>
      {/* Heard once: the seconds are for the eyes. */}
      <span role="status" className="t2 sm nw">
        {t("web.export.making", { kind })}{" "}
        <span aria-hidden>{t("web.export.seconds", { n: format.number(seconds) })}</span>
      </span>
      <Button onClick={onStop}>{t("web.export.stop")}</Button>
    </>
  );
}
