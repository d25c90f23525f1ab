import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { listSavedReports, saveReport } from "../../contract.ts";
import type { ReportName } from "../../domain/report-names.ts";
import { parseReportSearch } from "../report-search.ts";
import { SaveDialog } from "./save-dialog.tsx";

interface SaveReportProps {
  readonly report: ReportName;
  readonly onClose: () => void;
}

/** Keeps the report that one looks at, as its address asks for it: a relative period stays relative. */
export function SaveReport({ report, onClose }: SaveReportProps) {
  const { t } = useTranslation("analytics");
  const toast = useToast();
  const saving = useMutationEndpoint(saveReport, {
    refreshes: [listSavedReports],
    onDone: ({ name }) => {
      onClose();
      toast(t("web.saved.done", { name }));
    },
  });
  const asked = parseReportSearch(Object.fromEntries(new URLSearchParams(window.location.search)));
  const search = Object.fromEntries(
    Object.entries(asked).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  return (
    <SaveDialog
      title={t("web.saved.title")}
      draft={{ name: "", sharedWith: "nobody" }}
      isBusy={saving.isPending}
      error={saving.error}
      onSave={(draft) => saving.mutate({ body: { ...draft, report, search } })}
      onClose={onClose}
    />
  );
}
