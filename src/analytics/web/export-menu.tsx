import { Button, Menu } from "@mantine/core";
import {
  IconBookmark,
  IconChevronDown,
  IconDownload,
  IconFileSpreadsheet,
  IconFileTypeCsv,
  IconFileTypePdf,
  IconLink,
  IconPhoto,
} from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { readFile } from "../../ui/api/client.ts";
import { saveFile } from "../../ui/api/save-file.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { filePath } from "../contract.ts";
import { type FileFormat, fileFormats, type ReportName } from "../domain/report-names.ts";
import { MakingFile } from "./making-file.tsx";

/** Few save; the dialog comes when it is asked for. */
const SaveReport = lazy(() => import("./saved/save-report.tsx").then((module) => ({ default: module.SaveReport })));

const icons: Readonly<Record<FileFormat, ReactNode>> = {
  pdf: <IconFileTypePdf size={16} stroke={1.5} aria-hidden />,
  png: <IconPhoto size={16} stroke={1.5} aria-hidden />,
  xlsx: <IconFileSpreadsheet size={16} stroke={1.5} aria-hidden />,
  csv: <IconFileTypeCsv size={16} stroke={1.5} aria-hidden />,
};

/** Makes one file at a time; a stopped one says nothing. */
function useMaking(name: ReportName, query: object) {
  const { t } = useTranslation("analytics");
  const toast = useToast();
  const [making, setMaking] = useState<FileFormat | null>(null);
  const [stopping, setStopping] = useState<AbortController | null>(null);
  const make = async (format: FileFormat) => {
    const control = new AbortController();
    setMaking(format);
    setStopping(control);
    try {
      saveFile(await readFile(filePath(name, format), query, { signal: control.signal }), `${name}.${format}`);
    } catch (error) {
      if (!control.signal.aborted) {
        toast(error instanceof Error && error.message !== "" ? error.message : t("web.export.failed"));
      }
    } finally {
      setMaking(null);
    }
  };
  return { making, make, stop: () => stopping?.abort() };
}

/** The report as a file, and a link that keeps the filters (ANA-12). */
export function ExportMenu({ name, query }: { name: ReportName; query: object }) {
  const { t } = useTranslation("analytics");
  const toast = useToast();
  const { making, make, stop } = useMaking(name, query);
  const [isSaving, setSaving] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href);
    toast(t("web.export.copied"));
  };
  return (
    <>
      {isSaving && (
        <Suspense>
          <SaveReport report={name} onClose={() => setSaving(false)} />
        </Suspense>
      )}
      {making !== null && <MakingFile kind={t(`web.export.${making}`)} onStop={stop} />}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            aria-label={t("web.export.title")}
            loading={making !== null}
            leftSection={<IconDownload size={14} stroke={1.5} aria-hidden />}
            rightSection={<IconChevronDown size={12} stroke={1.5} aria-hidden />}
          >
            <span className="not-phone">{t("web.export.title")}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconBookmark size={16} stroke={1.5} aria-hidden />} onClick={() => setSaving(true)}>
            {t("web.saved.title")}
          </Menu.Item>
          <Menu.Divider />
          {fileFormats.map((format) => (
            <Menu.Item key={format} leftSection={icons[format]} onClick={() => void make(format)}>
              {t(`web.export.${format}`)}
            </Menu.Item>
          ))}
          <Menu.Item leftSection={<IconLink size={16} stroke={1.5} aria-hidden />} onClick={() => void copy()}>
            {t("web.export.link")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
