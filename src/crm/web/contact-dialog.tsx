import { Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CustomInputs, type OwnValues } from "../../custom-fields/web/index.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { type Contact, createContact, getCompany, listContacts } from "../contract.ts";
import { type ContactRole, contactRoles } from "../domain/contact-role.ts";
import { LoadedCompanySelect } from "./company-select.tsx";
import { CustomerForm } from "./customer-form.tsx";
import { SimilarHint } from "./duplicates/similar-hint.tsx";
import { understoodPhone } from "./field-checks.ts";
import type { Chosen } from "./select-props.ts";
import { useFieldProblem } from "./use-field-problem.ts";

interface ContactDialogProps {
  /** Where the person works, when the dialog was opened from a company. */
  readonly company?: Chosen;
  readonly name?: string;
  readonly onClose: () => void;
  readonly onDone: (contact: Contact) => void;
}

interface Values {
  name: string;
  company: Chosen | null;
  position: string;
  role: ContactRole | null;
  phone: string;
  email: string;
}

/** A new person at a customer. */
export function ContactDialog({ company, name = "", onClose, onDone }: ContactDialogProps) {
  const { t } = useTranslation("crm");
  const form = useContactForm(company ?? null, name);
  const [custom, setCustom] = useState<OwnValues>({});
  const create = useMutationEndpoint(createContact, {
    refreshes: [listContacts, getCompany],
    onDone: (contact) => {
      onClose();
      onDone(contact);
    },
    onRefused: (error) => form.setErrors(serverErrors(error)),
  });
  const submit = form.onSubmit(({ company: chosen, ...values }) =>
    create.mutate({ body: { ...values, companyId: chosen?.id ?? null, custom } }),
  );
  return (
    <CustomerForm
      title={t("web.newContact")}
      action={t("web.addContact")}
      isBusy={create.isPending}
      error={create.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <ContactFields form={form} />
      <SimilarHint
        kind="contact"
        company={form.values.company?.id}
        name={form.values.name}
        phone={form.values.phone}
        email={form.values.email}
      />
      <CustomInputs entity="contact" values={custom} errors={serverErrors(create.error)} onChange={setCustom} />
    </CustomerForm>
  );
}

function useContactForm(company: Chosen | null, name: string) {
  const { t } = useTranslation("crm");
  const problem = useFieldProblem();
  return useForm<Values>({
    initialValues: { name, company, position: "", role: null, phone: "", email: "" },
    validateInputOnBlur: true,
    validate: {
      name: (text) => (text.trim() === "" ? t("web.check.name") : null),
      phone: problem("phone"),
      email: problem("email"),
    },
  });
}

function ContactFields({ form }: { form: ReturnType<typeof useContactForm> }) {
  const { t } = useTranslation("crm");
  const field = (path: "name" | "position" | "phone" | "email") => ({
    label: t(path === "name" ? "web.field.person" : `web.field.${path}`),
    autoComplete: "off",
    ...form.getInputProps(path),
  });
  return (
    <>
      <TextInput {...field("name")} required data-autofocus />
      <LoadedCompanySelect
        label={t("web.company")}
        value={form.values.company}
        onChange={(company) => form.setFieldValue("company", company)}
      />
      <TextInput {...field("position")} />
      <Select
        label={t("web.field.role")}
        placeholder={t("web.role.none")}
        data={contactRoles.map((role) => ({ value: role, label: t(`web.role.${role}`) }))}
        clearable
        {...form.getInputProps("role")}
      />
      <TextInput
        {...field("phone")}
        type="tel"
        description={understoodPhone(form.values.phone) ?? t("web.hint.phone")}
      />
      <TextInput {...field("email")} type="email" />
    </>
  );
}
