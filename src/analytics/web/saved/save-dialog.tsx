import { useTranslation } from "react-i18next";
import { NameAndShare } from "../../../ui/forms/name-and-share.tsx";
import type { SavedReport } from "../../contract.ts";

type Draft = Pick<SavedReport, "name" | "sharedWith">;
interface SaveDialogProps {
  readonly title: string;
  readonly draft: Draft;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSave: (draft: Draft) => void;
  readonly onClose: () => void;
}

/** The name of a report and who else may open it; stands only while it is open. */
export function SaveDialog({ title, draft, isBusy, error, onSave, onClose }: SaveDialogProps) {
  const { t } = useTranslation("analytics");
  return (
    <NameAndShare
      title={title}
      draft={{ name: draft.name, who: draft.sharedWith }}
      words={{
        name: t("web.saved.name"),
        example: t("web.saved.nameExample"),
        sharedWith: t("web.saved.sharedWith"),
        sight: t("web.saved.sight"),
        save: t("web.saved.save"),
      }}
      options={(["nobody", "department", "workspace"] as const).map((value) => ({
        value,
        label: t(`web.saved.shared.${value}`),
      }))}
      isBusy={isBusy}
      error={error}
      onSave={({ name, who }) => onSave({ name, sharedWith: who })}
      onClose={onClose}
    />
  );
}
