import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** The one dark button of the board and of the list. */
export function NewDealButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation("pipeline");
  return (
    <Button variant="ink" leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />} onClick={onClick}>
      {t("web.board.add")}
    </Button>
  );
}
