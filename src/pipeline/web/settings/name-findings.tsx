import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./settings.module.css";
import type { Finding } from "./use-lint.ts";

interface NameFindingsProps {
  readonly findings: readonly Finding[];
  readonly onTake: ((name: string) => void) | undefined;
}

/** What is wrong with a name, under the field, with the wording to take instead. */
export function NameFindings({ findings, onTake }: NameFindingsProps) {
  const { t } = useTranslation("pipeline");
  return (
    <div aria-live="polite">
      {findings.map(({ rule, message, suggestion }) => (
        <div key={rule} className={classes.remark}>
          <IconAlertTriangle size={14} stroke={1.5} className="warn" aria-hidden />
          <span className="grow">
            {message}{" "}
            {suggestion !== null && onTake !== undefined && (
              <Button
                size="sm"
                classNames={{ root: classes.replace ?? "", label: classes.replaceLabel ?? "" }}
                onClick={() => onTake(suggestion)}
              >
                {t("settings.editor.replaceBy", { name: suggestion })}
              </Button>
            )}
          </span>
        </div>
      ))}
    </div>
  );
}
