import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { type Consent, listConsents, purposes, recordConsent } from "../contract.ts";
import classes from "./personal-data.module.css";

/** A consent that the person gave: to what, where and when. */
export function ConsentDialog({ contactId, onClose }: { readonly contactId: string; readonly onClose: () => void }) {
  const { t } = useTranslation("personal-data");
  const toast = useToast();
  const form = useForm({
    initialValues: { purpose: "processing" as Consent["purpose"], source: "", text: "", givenOn: "" },
  });
  const recording = useMutationEndpoint(recordConsent, {
    refreshes: [listConsents],
    onDone: () => {
      onClose();
      toast(t("recorded"));
    },
    onRefused: (error) => form.setErrors(serverErrors(error)),
  });
  const save = ({ givenOn, ...body }: typeof form.values) => {
    const given = givenOn === "" ? {} : { givenAt: new Date(givenOn).toISOString() };
    recording.mutate({ params: { id: contactId }, body: { ...body, ...given } });
  };
  return (
    <Modal opened onClose={onClose} title={t("record")} closeButtonProps={{ "aria-label": t("ui:confirm.close") }}>
      <form noValidate className={classes.form} onSubmit={form.onSubmit(save)}>
        <NativeSelect
          label={t("field.purpose")}
          data={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          {...form.getInputProps("purpose")}
        />
        <TextInput
          label={t("field.source")}
          description={t("field.sourceHint")}
          required
          data-autofocus
          {...form.getInputProps("source")}
        />
        <TextInput
          type="datetime-local"
          label={t("field.givenOn")}
          description={form.values.givenOn === "" ? t("field.now") : undefined}
          {...form.getInputProps("givenOn")}
        />
        <Textarea
          label={t("field.text")}
          description={t("field.textHint")}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps("text")}
        />
        <FormRefusal error={recording.error} />
        <Button type="submit" variant="ink" loading={recording.isPending}>
          {t("record")}
        </Button>
      </form>
    </Modal>
  );
}
