import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readFile } from "../../ui/api/client.ts";
import { saveFile } from "../../ui/api/save-file.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { getPlanSheetFile } from "../contract.ts";
import { type PlanSearch, periodFor } from "./plan-search.ts";

/** The sheet as a spreadsheet, with what is typed over. */
export function ExportButton({ search }: { search: PlanSearch }) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const { from, to } = periodFor(search, format.dayOf(Date.now()));
  const make = async () => {
    setBusy(true);
    try {
      const query = { pipeline: search.pipeline, from, to, typed: search.sheet };
      saveFile(await readFile(getPlanSheetFile.path, query), "reverse-plan.xlsx");
    } catch (error) {
      toast(error instanceof Error && error.message !== "" ? error.message : t("web.exportFailed"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={isBusy}
      leftSection={<IconDownload size={14} stroke={1.5} aria-hidden />}
      onClick={() => void make()}
    >
      {t("web.export")}
    </Button>
  );
}
