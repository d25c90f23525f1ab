import { Button } from "@mantine/core";
import { IconFileTypeDocx, IconFileTypePdf } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readFile } from "../../ui/api/client.ts";
import { saveFile } from "../../ui/api/save-file.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import type { RegulationFormat } from "../contract.ts";

interface DownloadsProps {
  /** Null: the draft. */
  readonly version: { readonly id: string; readonly number: number } | null;
  readonly language: string;
  readonly annex: boolean;
}

const formats = [
  ["pdf", IconFileTypePdf],
  ["docx", IconFileTypeDocx],
] as const;

/** The text that is shown, as PDF and for Word. */
export function Downloads({ version, language, annex }: DownloadsProps) {
  const { t } = useTranslation("regulations");
  const toast = useToast();
  const [busy, setBusy] = useState<RegulationFormat | null>(null);
  const save = async (format: RegulationFormat) => {
    setBusy(format);
    const place = version === null ? "/regulation-draft" : `/regulation-versions/${version.id}`;
    const name = version === null ? "regulation-draft" : `regulation-v${version.number}`;
    try {
      const query = { language, annex: annex ? "true" : undefined };
      saveFile(await readFile(`${place}/file.${format}`, query), `${name}.${format}`);
    } catch (error) {
      toast(error instanceof Error && error.message !== "" ? error.message : t("web.downloadFailed"));
    } finally {
      setBusy(null);
    }
  };
  return formats.map(([format, Icon]) => (
    <Button
      key={format}
      variant="default"
      size="xs"
      leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
      loading={busy === format}
      aria-label={t("web.file", { format: format.toUpperCase() })}
      onClick={() => void save(format)}
    >
      {format.toUpperCase()}
    </Button>
  ));
}
