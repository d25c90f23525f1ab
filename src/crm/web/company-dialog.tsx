import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CustomInputs, type OwnValues } from "../../custom-fields/web/index.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { type Company, createCompany, listCompanies } from "../contract.ts";
import { CustomerForm } from "./customer-form.tsx";
import { SimilarHint } from "./duplicates/similar-hint.tsx";
import { understoodPhone } from "./field-checks.ts";
import { useFieldProblem } from "./use-field-problem.ts";

const pickTyped = ({ name, inn, phone, email, site }: typeof empty) => ({ name, inn, phone, email, site });

interface CompanyDialogProps {
  readonly name?: string;
  readonly onClose: () => void;
  readonly onDone: (company: Company) => void;
}

const empty = { name: "", inn: "", phone: "", email: "", site: "", city: "", industry: "" };

/** A new company: only the name is needed, the rest is checked as one leaves the field. */
export function CompanyDialog({ name = "", onClose, onDone }: CompanyDialogProps) {
  const { t } = useTranslation("crm");
  const problem = useFieldProblem();
  const [custom, setCustom] = useState<OwnValues>({});
  const form = useForm({
    initialValues: { ...empty, name },
    validateInputOnBlur: true,
    validate: {
      name: (text) => (text.trim() === "" ? t("web.check.name") : null),
      inn: problem("inn"),
      phone: problem("phone"),
      email: problem("email"),
      site: problem("site"),
    },
  });
  const create = useMutationEndpoint(createCompany, {
    refreshes: [listCompanies],
    onDone: (company) => {
      onClose();
      onDone(company);
    },
    onRefused: (error) => form.setErrors(serverErrors(error)),
  });
  const field = (path: keyof typeof empty) => ({
    label: t(`web.field.${path}`),
    autoComplete: "off",
    ...form.getInputProps(path),
  });
  return (
    <CustomerForm
      title={t("web.newCompany")}
      action={t("web.addCompany")}
      isBusy={create.isPending}
      error={create.error}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => create.mutate({ body: { ...values, custom } }))}
    >
      <TextInput {...field("name")} required data-autofocus />
      <TextInput {...field("inn")} inputMode="numeric" description={t("web.hint.inn")} />
      <TextInput
        {...field("phone")}
        type="tel"
        description={understoodPhone(form.values.phone) ?? t("web.hint.phone")}
      />
      <TextInput {...field("email")} type="email" />
      <TextInput {...field("site")} inputMode="url" />
      <TextInput {...field("city")} />
      <TextInput {...field("industry")} />
      <SimilarHint kind="company" {...pickTyped(form.values)} />
      <CustomInputs entity="company" values={custom} errors={serverErrors(create.error)} onChange={setCustom} />
    </CustomerForm>
  );
}
