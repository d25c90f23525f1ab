import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink } from "../../ui/link.tsx";
import { Avatar } from "../../ui/marks/avatar.tsx";
import { useMay } from "../../ui/session.tsx";
import type { CompanyCard, Contact } from "../contract.ts";
import { ContactDialog } from "./contact-dialog.tsx";
import classes from "./customers.module.css";
import { PhoneLink } from "./phone-link.tsx";

/** People of the company and what each does in a decision. */
export function CompanyContacts({ card }: { card: CompanyCard }) {
  const { t } = useTranslation("crm");
  const [isAdding, adding] = useDisclosure();
  const mayEdit = useMay("customers.edit");
  const { company, contacts, totals } = card;
  const add = (
    <Button size="sm" leftSection={<IconPlus size={14} stroke={1.5} />} onClick={adding.open}>
      {t("web.addContact")}
    </Button>
  );
  const title = (
    <>
      {t("web.contacts")} <span className="t3">{totals.contacts}</span>
    </>
  );
  return (
    <Panel title={title} aside={mayEdit ? add : undefined} flush>
      {contacts.length === 0 && <p className={`t2 ${classes.note}`}>{t("web.noCompanyContacts")}</p>}
      <ul>
        {contacts.map((contact) => (
          <Person key={contact.id} contact={contact} />
        ))}
      </ul>
      {isAdding && (
        <ContactDialog
          company={{ id: company.id, name: company.name }}
          onClose={adding.close}
          onDone={() => undefined}
        />
      )}
    </Panel>
  );
}

function Person({ contact }: { contact: Contact }) {
  const { t } = useTranslation("crm");
  const { id, name, position, role, phone, phoneNormalized, email } = contact;
  const what = [position, role === null ? null : t(`web.role.${role}`)].filter((part) => part !== null).join(" · ");
  return (
    <li className={classes.person}>
      <Avatar name={name} size="lg" decorative />
      <span className={classes.personText}>
        <AppLink className={classes.name} to={`/contacts/${id}`}>
          {name}
        </AppLink>
        {what !== "" && <span className="t2 sm">{what}</span>}
      </span>
      <span className={classes.ways}>
        <PhoneLink typed={phone} normalized={phoneNormalized} />
        {email !== null && <a href={`mailto:${email}`}>{email}</a>}
      </span>
    </li>
  );
}
