import { Button } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";

interface NoGoodsProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  /** The one button that starts it, for those who may. */
  readonly action: ReactNode;
  readonly isFiltered: boolean;
  readonly onReset: () => void;
}

/** Nothing has been imported yet, or nothing is as asked for. */
export function NoGoods({ icon, title, hint, action, isFiltered, onReset }: NoGoodsProps) {
  const { t } = useTranslation("ui");
  if (!isFiltered) return <EmptyState icon={icon} title={title} hint={hint} action={action} />;
  return (
    <EmptyState
      icon={<IconFilter size={26} stroke={1.5} />}
      title={t("empty.noMatch")}
      action={<Button onClick={onReset}>{t("empty.reset")}</Button>}
    />
  );
}
