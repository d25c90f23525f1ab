import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDownload, IconFileTypeCsv, IconLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { readFile } from "../../ui/api/client.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { csvPath } from "../contract.ts";
import type { ReportName } from "../domain/report-names.ts";

/** The table as a file, and a link that keeps the filters (ANA-12). */
export function ExportMenu({ name, query }: { name: ReportName; query: object }) {
  const { t } = useTranslation("analytics");
  const toast = useToast();
  const save = async () => {
    try {
      saveAs(await readFile(csvPath(name), query), `${name}.csv`);
    } catch (error) {
      toast(error instanceof Error && error.message !== "" ? error.message : t("web.export.failed"));
    }
  };
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href);
    toast(t("web.export.copied"));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          aria-label={t("web.export.title")}
          leftSection={<IconDownload size={14} stroke={1.5} aria-hidden />}
          rightSection={<IconChevronDown size={12} stroke={1.5} aria-hidden />}
        >
          <span className="not-phone">{t("web.export.title")}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileTypeCsv size={16} stroke={1.5} aria-hidden />} onClick={() => void save()}>
          {t("web.export.csv")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink size={16} stroke={1.5} aria-hidden />} onClick={() => void copy()}>
          {t("web.export.link")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function saveAs(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
