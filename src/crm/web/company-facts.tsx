import { IconExternalLink, IconMail, IconPhone } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { CustomFacts } from "../../custom-fields/web/index.ts";
import { useMay } from "../../ui/session.tsx";
import type { Company } from "../contract.ts";
import classes from "./customers.module.css";
import { EditableFact } from "./editable-fact.tsx";
import { shownPhone, understoodPhone } from "./field-checks.ts";
import { OwnerFact } from "./owner-fact.tsx";
import { QuickLink } from "./quick-link.tsx";
import { useCompanyEdit } from "./use-company-edit.ts";
import { useFieldProblem } from "./use-field-problem.ts";

/** Everything known of the company, each line a field. */
export function CompanyFacts({ company }: { company: Company }) {
  const { t } = useTranslation("crm");
  const mayEdit = useMay("customers.edit");
  const save = useCompanyEdit(company);
  const fact = (path: "inn" | "kpp" | "site" | "phone" | "email" | "industry" | "city" | "country" | "channel") => ({
    label: t(`web.field.${path}`),
    value: company[path] ?? "",
    mayEdit,
    onSave: (text: string) => save({ [path]: text }),
  });
  return (
    <section className={classes.side} aria-label={t("web.facts")}>
      <dl className={classes.facts}>
        <NameFact company={company} mayEdit={mayEdit} />
        <CheckedFacts company={company} fact={fact} />
        <EditableFact {...fact("industry")} />
        <EmployeesFact company={company} mayEdit={mayEdit} />
        <EditableFact {...fact("city")} />
        <EditableFact {...fact("country")} />
        <EditableFact {...fact("channel")} />
        <OwnerFact owner={company.owner} mayEdit={mayEdit} onSave={(ownerId) => save({ ownerId })} />
      </dl>
      <CustomFacts entity="company" values={company.custom} mayEdit={mayEdit} onSave={(custom) => save({ custom })} />
    </section>
  );
}

type FactOf = (path: "inn" | "kpp" | "site" | "phone" | "email") => Parameters<typeof EditableFact>[0];

function CheckedFacts({ company, fact }: { company: Company; fact: FactOf }) {
  const { t } = useTranslation("crm");
  const problem = useFieldProblem();
  const { phoneNormalized, email, site } = company;
  const phone = phoneNormalized === null ? {} : { shown: shownPhone(phoneNormalized) };
  return (
    <>
      <EditableFact {...fact("inn")} check={problem("inn")} inputMode="numeric" />
      <EditableFact {...fact("kpp")} check={problem("kpp")} />
      <EditableFact
        {...fact("phone")}
        {...phone}
        check={problem("phone")}
        hint={understoodPhone}
        inputMode="tel"
        aside={phoneNormalized && <QuickLink href={`tel:${phoneNormalized}`} label={t("web.call")} icon={IconPhone} />}
      />
      <EditableFact
        {...fact("email")}
        check={problem("email")}
        inputMode="email"
        aside={email && <QuickLink href={`mailto:${email}`} label={t("web.write")} icon={IconMail} />}
      />
      <EditableFact
        {...fact("site")}
        shown={site?.replace(/^https?:\/\//, "").replace(/\/$/, "")}
        check={problem("site")}
        inputMode="url"
        aside={site && <QuickLink href={site} label={t("web.openSite")} icon={IconExternalLink} />}
      />
    </>
  );
}

function NameFact({ company, mayEdit }: { company: Company; mayEdit: boolean }) {
  const { t } = useTranslation("crm");
  const save = useCompanyEdit(company);
  return (
    <EditableFact
      label={t("web.field.name")}
      value={company.name}
      mayEdit={mayEdit}
      check={(text) => (text.trim() === "" ? t("web.check.name") : null)}
      onSave={(name) => save({ name })}
    />
  );
}

function EmployeesFact({ company, mayEdit }: { company: Company; mayEdit: boolean }) {
  const { t } = useTranslation("crm");
  const save = useCompanyEdit(company);
  return (
    <EditableFact
      label={t("web.field.employees")}
      value={company.employees === null ? "" : String(company.employees)}
      mayEdit={mayEdit}
      inputMode="numeric"
      check={(text) => (/^\s*[\d\s]*$/.test(text) ? null : t("web.check.number"))}
      onSave={(text) => save({ employees: text === "" ? null : Number(text.replaceAll(/\s/g, "")) })}
    />
  );
}
