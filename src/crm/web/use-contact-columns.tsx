import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import type { Column } from "../../ui/table/column.ts";
import type { Contact } from "../contract.ts";
import classes from "./customers.module.css";
import { PhoneLink } from "./phone-link.tsx";
import { Cut, Owner } from "./use-company-columns.tsx";

export function useContactColumns(): readonly Column<Contact>[] {
  const { t } = useTranslation("crm");
  const format = useFormat();
  return [
    {
      key: "name",
      isAlways: true,
      isSortable: true,
      title: t("web.field.person"),
      cell: (contact) => (
        <AppLink className={classes.name} to={`/contacts/${contact.id}`} tabIndex={-1}>
          {contact.name}
        </AppLink>
      ),
    },
    {
      key: "company",
      title: t("web.company"),
      isMinor: true,
      cell: ({ company }) =>
        company && (
          <AppLink className={classes.linked} to={`/companies/${company.id}`}>
            <Cut text={company.name} />
          </AppLink>
        ),
    },
    { key: "position", title: t("web.field.position"), isMinor: true, cell: ({ position }) => <Cut text={position} /> },
    {
      key: "role",
      title: t("web.field.role"),
      width: "130px",
      isMinor: true,
      cell: ({ role }) => role && <span className="t2">{t(`web.role.${role}`)}</span>,
    },
    {
      key: "phone",
      title: t("web.field.phone"),
      width: "160px",
      cell: ({ phone, phoneNormalized }) => <PhoneLink typed={phone} normalized={phoneNormalized} />,
    },
    {
      key: "email",
      title: t("web.field.email"),
      isMinor: true,
      cell: ({ email }) => email && <a href={`mailto:${email}`}>{email}</a>,
    },
    { key: "owner", title: t("web.field.owner"), isMinor: true, cell: ({ owner }) => <Owner owner={owner} /> },
    {
      key: "createdAt",
      isSortable: true,
      title: t("web.field.createdAt"),
      width: "110px",
      align: "end",
      isMinor: true,
      isExtra: true,
      cell: ({ createdAt }) => format.day(format.dayOf(Date.parse(createdAt)), format.dayOf(Date.now())),
    },
  ];
}
