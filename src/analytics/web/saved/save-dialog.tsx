import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { Segmented } from "../../../ui/layout/segmented.tsx";
import type { SavedReport } from "../../contract.ts";
import classes from "./saved.module.css";

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
  const [name, setName] = useState(draft.name);
  const [sharedWith, setSharedWith] = useState(draft.sharedWith);
  return (
    <Modal closeButtonProps={{ "aria-label": t("ui:confirm.close") }} opened onClose={onClose} title={title} size={440}>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") onSave({ name: name.trim(), sharedWith });
        }}
      >
        <TextInput
          label={t("web.saved.name")}
          placeholder={t("web.saved.nameExample")}
          required
          data-autofocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div>
          <div className={classes.label}>{t("web.saved.sharedWith")}</div>
          <Segmented
            label={t("web.saved.sharedWith")}
            value={sharedWith}
            onChange={setSharedWith}
            options={(["nobody", "department", "workspace"] as const).map((value) => ({
              value,
              label: t(`web.saved.shared.${value}`),
            }))}
          />
        </div>
        <p className="t2 sm">{t("web.saved.sight")}</p>
        <FormRefusal error={error} />
        <Button type="submit" variant="ink" loading={isBusy} disabled={name.trim() === ""}>
          {t("web.saved.save")}
        </Button>
      </form>
    </Modal>
  );
}
