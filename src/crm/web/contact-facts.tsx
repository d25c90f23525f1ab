import { Select } from "@mantine/core";
import { IconArrowUpRight, IconMail, IconPhone } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CustomFacts } from "../../custom-fields/web/index.ts";
import { AppLink } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import type { Contact } from "../contract.ts";
import { contactRoles } from "../domain/contact-role.ts";
import { LoadedCompanySelect } from "./company-select.tsx";
import classes from "./customers.module.css";
import { EditableFact } from "./editable-fact.tsx";
import { shownPhone, understoodPhone } from "./field-checks.ts";
import { OwnerFact } from "./owner-fact.tsx";
import { QuickLink } from "./quick-link.tsx";
import { useContactEdit } from "./use-contact-edit.ts";
import { useFieldProblem } from "./use-field-problem.ts";

/** Everything known of the person, each line a field. */
export function ContactFacts({ contact }: { contact: Contact }) {
  const { t } = useTranslation("crm");
  const mayEdit = useMay("customers.edit");
  const save = useContactEdit(contact);
  return (
    <section className={classes.side} aria-label={t("web.facts")}>
      <dl className={classes.facts}>
        <EditableFact
          label={t("web.field.person")}
          value={contact.name}
          mayEdit={mayEdit}
          check={(text) => (text.trim() === "" ? t("web.check.name") : null)}
          onSave={(name) => save({ name })}
        />
        <CompanyFact contact={contact} mayEdit={mayEdit} />
        <EditableFact
          label={t("web.field.position")}
          value={contact.position ?? ""}
          mayEdit={mayEdit}
          onSave={(position) => save({ position })}
        />
        <RoleFact contact={contact} mayEdit={mayEdit} />
        <Ways contact={contact} mayEdit={mayEdit} />
        <OwnerFact owner={contact.owner} mayEdit={mayEdit} onSave={(ownerId) => save({ ownerId })} />
      </dl>
      <CustomFacts entity="contact" values={contact.custom} mayEdit={mayEdit} onSave={(custom) => save({ custom })} />
    </section>
  );
}

interface FactProps {
  readonly contact: Contact;
  readonly mayEdit: boolean;
}

function Ways({ contact, mayEdit }: FactProps) {
  const { t } = useTranslation("crm");
  const problem = useFieldProblem();
  const save = useContactEdit(contact);
  const { phone, phoneNormalized, email } = contact;
  return (
    <>
      <EditableFact
        label={t("web.field.phone")}
        value={phone ?? ""}
        shown={phoneNormalized === null ? phone : shownPhone(phoneNormalized)}
        check={problem("phone")}
        hint={understoodPhone}
        inputMode="tel"
        mayEdit={mayEdit}
        onSave={(text) => save({ phone: text })}
        aside={phoneNormalized && <QuickLink href={`tel:${phoneNormalized}`} label={t("web.call")} icon={IconPhone} />}
      />
      <EditableFact
        label={t("web.field.email")}
        value={email ?? ""}
        check={problem("email")}
        inputMode="email"
        mayEdit={mayEdit}
        onSave={(text) => save({ email: text })}
        aside={email && <QuickLink href={`mailto:${email}`} label={t("web.write")} icon={IconMail} />}
      />
    </>
  );
}

function CompanyFact({ contact, mayEdit }: FactProps) {
  const { t } = useTranslation("crm");
  const save = useContactEdit(contact);
  const { company } = contact;
  const openLabel = t("web.openCompany");
  return (
    <div className={classes.fact}>
      <dt>{t("web.company")}</dt>
      <dd>
        {mayEdit ? (
          <span className={classes.chosen}>
            <LoadedCompanySelect
              label={null}
              aria-label={t("web.company")}
              value={company}
              onChange={(next) => void save({ companyId: next?.id ?? null }).catch(() => undefined)}
            />
            {company !== null && (
              <AppLink
                to={`/companies/${company.id}`}
                className={classes.openCompany}
                aria-label={openLabel}
                title={openLabel}
              >
                <IconArrowUpRight size={16} stroke={1.5} aria-hidden />
              </AppLink>
            )}
          </span>
        ) : (
          <span className={classes.fixed}>
            {company === null ? "—" : <AppLink to={`/companies/${company.id}`}>{company.name}</AppLink>}
          </span>
        )}
      </dd>
    </div>
  );
}

function RoleFact({ contact, mayEdit }: FactProps) {
  const { t } = useTranslation("crm");
  const save = useContactEdit(contact);
  const [error, setError] = useState<string | null>(null);
  const said = contact.role === null ? "—" : t(`web.role.${contact.role}`);
  const choose = (role: string | null) => {
    setError(null);
    save({ role: contactRoles.find((one) => one === role) ?? null }).catch((refusal: Error) =>
      setError(refusal.message),
    );
  };
  return (
    <div className={classes.fact}>
      <dt>{t("web.field.role")}</dt>
      <dd>
        {mayEdit ? (
          <Select
            classNames={{ input: classes.quiet ?? "" }}
            clearButtonProps={{ size: "xs", "aria-label": t("web.clear") }}
            aria-label={t("web.field.role")}
            placeholder={t("web.fill")}
            data={contactRoles.map((role) => ({ value: role, label: t(`web.role.${role}`) }))}
            value={contact.role}
            onChange={choose}
            error={error}
            clearable
          />
        ) : (
          <span className={classes.fixed}>{said}</span>
        )}
      </dd>
    </div>
  );
}
