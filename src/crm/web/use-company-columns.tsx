import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import { Avatar } from "../../ui/marks/avatar.tsx";
import type { Column } from "../../ui/table/column.ts";
import type { Company } from "../contract.ts";
import classes from "./customers.module.css";
import { PhoneLink } from "./phone-link.tsx";

/** Columns that stand where somebody chose them. */
function useExtra() {
  const { t } = useTranslation("crm");
  const format = useFormat();
  return (key: "kpp" | "site" | "email" | "employees" | "country" | "channel"): Column<Company> => ({
    key,
    title: t(`web.field.${key}`),
    isExtra: true,
    isMinor: true,
    width: "140px",
    align: key === "employees" ? "end" : "start",
    cell: ({ [key]: value }) => <Cut text={typeof value === "number" ? format.number(value) : value} />,
  });
}

export function useCompanyColumns(): readonly Column<Company>[] {
  const { t } = useTranslation("crm");
  const format = useFormat();
  const extra = useExtra();
  return [
    {
      key: "name",
      isAlways: true,
      isSortable: true,
      title: t("web.field.name"),
      cell: (company) => (
        <AppLink className={classes.name} to={`/companies/${company.id}`} tabIndex={-1}>
          {company.name}
        </AppLink>
      ),
    },
    { key: "inn", title: t("web.field.inn"), width: "120px", isMinor: true, cell: ({ inn }) => inn },
    {
      key: "phone",
      title: t("web.field.phone"),
      width: "160px",
      cell: ({ phone, phoneNormalized }) => <PhoneLink typed={phone} normalized={phoneNormalized} />,
    },
    {
      key: "city",
      title: t("web.field.city"),
      isMinor: true,
      isSortable: true,
      cell: ({ city }) => <Cut text={city} />,
    },
    { key: "industry", title: t("web.field.industry"), isMinor: true, cell: ({ industry }) => <Cut text={industry} /> },
    { key: "owner", title: t("web.field.owner"), isMinor: true, cell: ({ owner }) => <Owner owner={owner} /> },
    {
      key: "createdAt",
      isSortable: true,
      title: t("web.field.createdAt"),
      width: "110px",
      align: "end",
      isMinor: true,
      cell: ({ createdAt }) => (
        <span className="t2">{format.day(format.dayOf(Date.parse(createdAt)), format.dayOf(Date.now()))}</span>
      ),
    },
    extra("email"),
    extra("site"),
    extra("channel"),
    extra("employees"),
    extra("country"),
    extra("kpp"),
  ];
}

export function Cut({ text }: { text: string | null }) {
  return text === null ? null : (
    <span className={classes.cut} title={text}>
      {text}
    </span>
  );
}

export function Owner({ owner }: { owner: { readonly name: string } | null }) {
  if (owner === null) return null;
  return (
    <span className={classes.owner}>
      <Avatar name={owner.name} decorative />
      <Cut text={owner.name} />
    </span>
  );
}
