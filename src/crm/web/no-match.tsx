import { Button } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";

/** One condition of the filter in words, and the way to drop it. */
export interface Condition {
  readonly words: string;
  readonly drop: () => void;
}

/** Nothing matches: every condition can be dropped alone, or all at once. */
export function NoMatch({ conditions, onReset }: { conditions: readonly Condition[]; onReset: () => void }) {
  const { t } = useTranslation("ui");
  return (
    <EmptyState
      icon={<IconFilter size={26} stroke={1.5} />}
      title={t("empty.noMatch")}
      hint={conditions.map(({ words }) => words).join(" · ")}
      action={
        <>
          {conditions.map(({ words, drop }) => (
            <Button key={words} onClick={drop}>
              {t("empty.drop", { condition: words })}
            </Button>
          ))}
          {conditions.length > 1 && <Button onClick={onReset}>{t("empty.reset")}</Button>}
        </>
      }
    />
  );
}
