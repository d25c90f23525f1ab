import { Button, Modal, MultiSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../ui/api/problem-error.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { listWebhookEvents } from "../contract.ts";
import { useEventWords } from "./event-words.ts";
import classes from "./webhooks.module.css";

export interface WebhookDraft {
  readonly name: string;
  readonly url: string;
  readonly events: string[];
}

interface WebhookFormProps {
  readonly title: string;
  readonly action: string;
  readonly draft: WebhookDraft;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSave: (draft: WebhookDraft) => void;
  readonly onClose: () => void;
}

/** Name, address, events: for a new webhook and for one that is changed. Stands only while it is open. */
export function WebhookForm({ title, action, draft, isBusy, error, onSave, onClose }: WebhookFormProps) {
  const { t } = useTranslation("webhooks");
  const form = useForm<WebhookDraft>({ initialValues: { ...draft } });
  const refused = serverErrors(error);
  const choices = useEventChoices();
  return (
    <Modal closeButtonProps={{ "aria-label": t("ui:confirm.close") }} opened onClose={onClose} title={title} size={520}>
      <form noValidate className={classes.form} onSubmit={form.onSubmit(onSave)}>
        <TextInput
          label={t("web.name")}
          placeholder={t("web.nameExample")}
          required
          data-autofocus
          {...form.getInputProps("name")}
          error={refused.name}
        />
        <TextInput
          type="url"
          inputMode="url"
          label={t("web.url")}
          description={t("web.urlHint")}
          placeholder="https://shop.example/voronka"
          required
          {...form.getInputProps("url")}
          error={refused.url ?? isAddressRefused(error)}
        />
        <MultiSelect
          label={t("web.events")}
          description={t("web.eventsHint")}
          required
          searchable
          data={choices}
          maxDropdownHeight={260}
          {...form.getInputProps("events")}
          error={refused.events}
        />
        <FormRefusal error={error} />
        <Button type="submit" variant="ink" loading={isBusy}>
          {action}
        </Button>
      </form>
    </Modal>
  );
}

/** The reason itself stands below, with the host in it. */
const isAddressRefused = (error: unknown): boolean => isProblem(error) && error.code.startsWith("address_");

/** Everything first, then each thing with its events. */
function useEventChoices() {
  const { t } = useTranslation("webhooks");
  const words = useEventWords();
  const { data } = useEndpoint(listWebhookEvents, {});
  const names = (data?.items ?? []).map(({ name }) => name);
  const entities = [...new Set((data?.items ?? []).map(({ entity }) => entity))];
  const item = (value: string) => ({ value, label: words(value) });
  return [
    { group: t("web.everythingGroup"), items: [item("*"), ...entities.map((entity) => item(`${entity}.*`))] },
    { group: t("web.singleGroup"), items: names.map(item) },
  ];
}
