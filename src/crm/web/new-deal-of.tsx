import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { askCommand, type CommandSubject } from "../../ui/palette/palette-actions.ts";
import { useMay } from "../../ui/session.tsx";

/** Begins a deal with the customer whose page is open. */
export function NewDealOf(about: CommandSubject) {
  const { t } = useTranslation("crm");
  if (!useMay("deals.edit")) return null;
  return (
    <Button
      size="sm"
      leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
      onClick={() => askCommand("new deal", about)}
    >
      {t("web.addDeal")}
    </Button>
  );
}
