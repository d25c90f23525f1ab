import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import classes from "./importing.module.css";

interface ProgressLineProps {
  readonly label: string;
  /** 0…1, or null while nobody knows. */
  readonly share: number | null;
  readonly detail?: string;
  readonly onCancel?: () => void;
}

/** How far it has come, in figures and as a bar, and the way to stop it. */
export function ProgressLine({ label, share, detail, onCancel }: ProgressLineProps) {
  const { t } = useTranslation("importing");
  const format = useFormat();
  const percent = Math.round((share ?? 0) * 100);
  return (
    <div className={classes.progress}>
      <div className={classes.progressText}>
        <b>{label}</b>
        {share !== null && <span>{format.share(share)}</span>}
        {detail !== undefined && <span className="t2">{detail}</span>}
        {onCancel !== undefined && (
          <Button size="sm" className="end" onClick={onCancel}>
            {t("web.stop")}
          </Button>
        )}
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : percent}
      >
        <i style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
