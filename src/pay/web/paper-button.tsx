import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readFile } from "../../ui/api/client.ts";
import { saveFile } from "../../ui/api/save-file.ts";
import { useToast } from "../../ui/feedback/toast.tsx";

/** A slip or an order as a PDF. */
export function PaperButton({ path, name }: { readonly path: string; readonly name: string }) {
  const { t } = useTranslation("pay");
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      saveFile(await readFile(path, {}), `${name}.pdf`);
    } catch (error) {
      toast(error instanceof Error && error.message !== "" ? error.message : t("ui:download.failed"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      loading={isBusy}
      leftSection={<IconDownload size={14} stroke={1.5} aria-hidden />}
      onClick={() => void save()}
    >
      PDF
    </Button>
  );
}
