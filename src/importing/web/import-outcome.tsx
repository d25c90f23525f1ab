import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { cancelImport, getImport, type ImportAnswer, listImports } from "../contract.ts";
import { foreignSystemOf } from "../domain/foreign-systems.ts";
import { ImportCounts } from "./import-counts.tsx";
import classes from "./importing.module.css";
import { paceOf } from "./pace.ts";
import { ProgressLine } from "./progress-line.tsx";
import { RefusedRows } from "./refused-rows.tsx";
import { UndoButton } from "./undo-button.tsx";
import { Undone } from "./undone.tsx";
import { isUnderWay, useImport } from "./use-import.ts";
import { isWorkbook } from "./use-preview.ts";
import { useSizes } from "./use-sizes.ts";

/** One import: how far it is, or what came of it. */
export function ImportOutcome({ id }: { id: string }) {
  const found = useImport(id);
  if (found.error !== null) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <LinesSkeleton lines={3} />;
  if (isUnderWay(found.data)) return <UnderWay one={found.data} />;
  return <Over one={found.data} />;
}

function UnderWay({ one }: { one: ImportAnswer }) {
  const { t } = useTranslation("importing");
  const format = useFormat();
  const count = one.counts.undone;
  const detail = t("web.rows", { count, shown: format.number(count) });
  if (one.state !== "undoing") return <Running one={one} />;
  const all = one.counts.created + one.counts.updated;
  return <ProgressLine label={t("web.undoing")} share={Math.min(1, count / Math.max(1, all))} detail={detail} />;
}

function Running({ one }: { one: ImportAnswer }) {
  const { t } = useTranslation("importing");
  const format = useFormat();
  const { bytes } = useSizes();
  const toast = useToast();
  const cancel = useMutationEndpoint(cancelImport, {
    refreshes: [getImport, listImports],
    onRefused: (error) => toast(error.message),
  });
  // What was read of another system is one file for all its records, and a workbook is unpacked first: only rows tell how far it is.
  const bytesTotal = foreignSystemOf(one.kind) === null && !isWorkbook(one.fileName) ? one.bytesTotal : null;
  const { rowsPerSecond, secondsLeft, isRead } = paceOf(one, bytesTotal, Date.now());
  const seconds = (count: number) => (count < 90 ? t("web.seconds", { count }) : format.duration(count / 60));
  const parts = [
    t("web.rows", { count: one.counts.read, shown: format.number(one.counts.read) }),
    ...(bytesTotal === null ? [] : [t("web.bytes", { part: bytes(one.bytesRead), whole: bytes(bytesTotal) })]),
    ...(rowsPerSecond === null ? [] : [t("web.rate", { rows: format.number(rowsPerSecond) })]),
    ...(secondsLeft === null ? [] : [t("web.leftToRead", { time: seconds(secondsLeft) })]),
  ];
  const label =
    one.state === "waiting" ? "web.waiting" : isRead ? "web.written" : one.isDryRun ? "web.trying" : "web.running";
  return (
    <ProgressLine
      label={t(label)}
      share={bytesTotal === null || bytesTotal === 0 ? null : one.bytesRead / bytesTotal}
      detail={parts.join(" · ")}
      onCancel={() => cancel.mutate({ params: { id: one.id }, body: {} })}
    />
  );
}

function Over({ one }: { one: ImportAnswer }) {
  const { t } = useTranslation("importing");
  if (one.state === "failed")
    return <ErrorState title={t("web.failed")} error={null} kept={one.failure?.message ?? t("web.nothingWritten")} />;
  if (one.state === "undone") return <Undone one={one} />;
  if (one.state === "cancelled") return <p className={classes.sentence}>{t("web.cancelled")}</p>;
  const isAllRefused = one.counts.refused > 0 && one.counts.refused === one.counts.read;
  return (
    <div className={classes.outcome}>
      <p className="msg">{t(isAllRefused ? "web.allRefused" : one.isDryRun ? "web.tried" : "web.done")}</p>
      <ImportCounts one={one} />
      {one.failure !== null && <p className={classes.sentence}>{one.failure.message}</p>}
      {one.canBeUndone && one.counts.created + one.counts.updated > 0 && <UndoButton one={one} />}
      {one.warnings.length > 0 && (
        <ul className={classes.warnings}>
          {one.warnings.map(({ code, message }) => (
            <li key={`${code} ${message}`} className="t2">
              {message}
            </li>
          ))}
        </ul>
      )}
      {one.counts.refused > 0 && <RefusedRows id={one.id} count={one.counts.refused} />}
    </div>
  );
}
