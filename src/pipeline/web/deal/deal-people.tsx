import { ActionIcon, Button } from "@mantine/core";
import { IconMail, IconPhone, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ContactSelect } from "../../../crm/web/index.ts";
import { Avatar } from "../../../ui/marks/avatar.tsx";
import { useMay } from "../../../ui/session.tsx";
import type { DealAnswer } from "../../contract.ts";
import { RoleSelect } from "../gate/contact-control.tsx";
import { useDealPeople } from "../use-deal.tsx";
import classes from "./deal.module.css";

type Contact = DealAnswer["contacts"][number];

/** People of the deal with their roles; calling and writing first. */
export function DealPeople({ deal }: { deal: DealAnswer }) {
  const { t } = useTranslation("pipeline");
  const may = useMay("deals.edit");
  const { add } = useDealPeople(deal.id);
  const [isAdding, setAdding] = useState(false);
  return (
    <section className={classes.section}>
      <div className="row">
        <h3>
          {t("web.people.title")} <span className="t3">{deal.contacts.length || ""}</span>
        </h3>
        {may && (
          <Button
            size="sm"
            variant="ghost"
            className="end acc flush-end"
            aria-expanded={isAdding}
            onClick={() => setAdding(!isAdding)}
          >
            {t("web.people.add")}
          </Button>
        )}
      </div>
      <ul className={classes.people}>
        {deal.contacts.map((contact) => (
          <Person key={contact.id} dealId={deal.id} contact={contact} />
        ))}
      </ul>
      {isAdding && (
        <ContactSelect
          label={t("web.people.who")}
          value={null}
          companyId={deal.company?.id ?? null}
          autoFocus
          onChange={(chosen) => {
            if (chosen === null) return;
            setAdding(false);
            void add(chosen.id, null, deal.contacts.length === 0);
          }}
        />
      )}
    </section>
  );
}

function Person({ dealId, contact }: { dealId: string; contact: Contact }) {
  const { t } = useTranslation("pipeline");
  const may = useMay("deals.edit");
  const { add, remove } = useDealPeople(dealId);
  const [isEditing, setEditing] = useState(false);
  const role = contact.role === null ? t("web.people.noRole") : t(`web.role.${contact.role}`);
  return (
    <li className={classes.person}>
      <Avatar name={contact.name} size="lg" decorative />
      <div className="grow">
        <div className="md el">{contact.name}</div>
        {isEditing ? (
          <RoleSelect
            value={contact.role}
            onChange={(next) => {
              setEditing(false);
              void add(contact.id, next, contact.isMain);
            }}
          />
        ) : may ? (
          <button
            type="button"
            className={`${classes.edit} t2 sm`}
            aria-label={t("web.people.roleOf", { name: contact.name, role })}
            onClick={() => setEditing(true)}
          >
            {role}
          </button>
        ) : (
          <div className="t2 sm">{role}</div>
        )}
      </div>
      {contact.phone !== null && (
        <ActionIcon
          component="a"
          href={`tel:${contact.phone}`}
          aria-label={t("web.people.call", { name: contact.name })}
          title={contact.phone}
        >
          <IconPhone size={15} stroke={1.5} aria-hidden />
        </ActionIcon>
      )}
      {contact.email !== null && (
        <ActionIcon
          component="a"
          href={`mailto:${contact.email}`}
          aria-label={t("web.people.write", { name: contact.name })}
          title={contact.email}
        >
          <IconMail size={15} stroke={1.5} aria-hidden />
        </ActionIcon>
      )}
      {may && (
        <ActionIcon aria-label={t("web.people.remove", { name: contact.name })} onClick={() => void remove(contact)}>
          <IconTrash size={15} stroke={1.5} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
