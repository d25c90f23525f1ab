import { useTranslation } from "react-i18next";
import { ViewTabs } from "../../ui/layout/view-tabs.tsx";

/** Companies and contacts are neighbours. */
export function CustomerTabs({ at }: { at: "companies" | "contacts" }) {
  const { t } = useTranslation("crm");
  return (
    <ViewTabs
      label={t("web.customers")}
      tabs={[
        { to: "/companies", label: t("web.companies"), isOn: at === "companies" },
        { to: "/contacts", label: t("web.contacts"), isOn: at === "contacts" },
      ]}
    />
  );
}
