import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useToast } from "../../ui/feedback/toast.tsx";
import classes from "./access.module.css";
import settings from "./settings.module.css";

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly action: string;
  readonly onKept: () => void;
}

/** The codes, seen this once: copied, saved as a file, and left only on purpose. */
export function RecoveryCodes({ codes, action, onKept }: RecoveryCodesProps) {
  const { t } = useTranslation("identity");
  const toast = useToast();
  const text = codes.join("\n");
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(t("secondFactor.copied"));
  };
  return (
    <div className={settings.form}>
      <p className="t2">{t("secondFactor.recoveryHint")}</p>
      <ul className={classes.codes} aria-label={t("secondFactor.recovery")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={settings.row}>
        <Button onClick={() => void copy()}>{t("secondFactor.copy")}</Button>
        <Button
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={t("secondFactor.file")}
        >
          {t("secondFactor.download")}
        </Button>
      </div>
      <Button variant="ink" onClick={onKept}>
        {action}
      </Button>
    </div>
  );
}
