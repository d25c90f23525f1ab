import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Chosen, ContactSelect } from "../../../crm/web/index.ts";
import type { DealAnswer } from "../../contract.ts";
import { contactRoles } from "../../domain/vocabulary.ts";
import { useDealPeople } from "../use-deal.tsx";
import type { ControlProps } from "./control-props.ts";

type Role = DealAnswer["contacts"][number]["role"];

/** Names a contact of the deal, in the asked role or in any. */
export function ContactControl({
  deal,
  label,
  asked: role,
  autoFocus,
  onSaved,
}: ControlProps & { readonly asked: Role }) {
  const { t } = useTranslation("pipeline");
  const { add } = useDealPeople(deal.id);
  const [failure, setFailure] = useState<string>();
  const save = async (chosen: Chosen | null, as: Role) => {
    if (chosen === null) return;
    try {
      await add(chosen.id, as, deal.contacts.length === 0);
      onSaved();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div style={{ display: "grid", gap: 6 }}>
      <ContactSelect
        label={label}
        value={null}
        companyId={deal.company?.id ?? null}
        autoFocus={autoFocus}
        error={failure}
        onChange={(chosen) => void save(chosen, role)}
      />
      {role !== null && deal.contacts.length > 0 && (
        <div className="row" style={{ flexWrap: "wrap", gap: 4 }}>
          {deal.contacts
            .filter((contact) => contact.role !== role)
            .map((contact) => (
              <Button key={contact.id} size="sm" onClick={() => void save(contact, role)}>
                {contact.name}
              </Button>
            ))}
          <span className="t3 sm">{t("web.gate.orKnown")}</span>
        </div>
      )}
    </div>
  );
}

/** The role of a contact in the customer's decision. */
export function RoleSelect({ value, onChange }: { readonly value: Role; readonly onChange: (role: Role) => void }) {
  const { t } = useTranslation("pipeline");
  return (
    <Select
      aria-label={t("web.people.role")}
      placeholder={t("web.people.role")}
      clearable
      data={contactRoles.map((role) => ({ value: role, label: t(`web.role.${role}`) }))}
      value={value}
      onChange={onChange}
    />
  );
}
