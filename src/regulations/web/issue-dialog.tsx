import { Button, Modal, Select, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../identity/web/index.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { DateField } from "../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useSession } from "../../ui/session.tsx";
import { getRegulationDraft, issueRegulation, listRegulationVersions } from "../contract.ts";
import classes from "./regulation.module.css";

/** The draft becomes a version: who approved it, since when it holds, what people should know of it. */
export function IssueDialog({ number, onClose }: { readonly number: number; readonly onClose: () => void }) {
  const { t } = useTranslation("regulations");
  const toast = useToast();
  const format = useFormat();
  const { user } = useSession();
  const people = usePeople();
  const form = useForm({
    initialValues: { approvedBy: user.id, effectiveOn: format.dayOf(Date.now()), note: "" },
  });
  const issuing = useMutationEndpoint(issueRegulation, {
    refreshes: [getRegulationDraft, listRegulationVersions],
    onDone: (version) => {
      toast(t("web.issued", { number: version.number }));
      onClose();
    },
  });
  return (
    <Modal
      closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
      opened
      onClose={onClose}
      title={t("web.issueTitle", { number })}
      size={480}
    >
      <form noValidate className={classes.form} onSubmit={form.onSubmit((body) => issuing.mutate({ body }))}>
        <p className="t2">{t("web.issueHint")}</p>
        <Select
          label={t("web.approvedBy")}
          searchable
          allowDeselect={false}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("approvedBy")}
        />
        <DateField
          label={t("web.effectiveOn")}
          value={form.values.effectiveOn}
          onChange={(date) => form.setFieldValue("effectiveOn", date ?? format.dayOf(Date.now()))}
        />
        <Textarea
          label={t("web.note")}
          placeholder={t("web.noteHint")}
          autosize
          minRows={2}
          {...form.getInputProps("note")}
        />
        <FormRefusal error={issuing.error} />
        <Button type="submit" variant="ink" loading={issuing.isPending}>
          {t("web.issue", { number })}
        </Button>
      </form>
    </Modal>
  );
}
