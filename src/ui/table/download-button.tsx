import { Menu } from "@mantine/core";
import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readFile } from "../api/client.ts";
import { saveFile } from "../api/save-file.ts";
import { useToast } from "../feedback/toast.tsx";
import classes from "./columns-button.module.css";

interface DownloadButtonProps {
  /** Of the list: its files are "/deals/file.csv" and "/deals/file.xlsx". */
  readonly path: string;
  /** The list's filters, order and columns, as its files take them. */
  readonly query: Readonly<Record<string, string | undefined>>;
}

const formats = [
  ["xlsx", IconFileSpreadsheet],
  ["csv", IconFileTypeCsv],
] as const;

/** The list as a file: all rows that the filters let through, not only those that are loaded. */
export function DownloadButton({ path, query }: DownloadButtonProps) {
  const { t } = useTranslation("ui");
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const save = async (format: "xlsx" | "csv") => {
    setBusy(true);
    try {
      saveFile(await readFile(`${path}/file.${format}`, query), `${path.slice(1)}.${format}`);
    } catch (error) {
      toast(error instanceof Error && error.message !== "" ? error.message : t("download.failed"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className={`chip ${classes.button} not-phone`}
          disabled={isBusy}
          aria-label={t("download.title")}
          title={t("download.title")}
        >
          <IconDownload size={14} stroke={1.5} aria-hidden />
          {isBusy && t("download.busy")}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map(([format, Icon]) => (
          <Menu.Item
            key={format}
            leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
            onClick={() => void save(format)}
          >
            {t(`download.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
