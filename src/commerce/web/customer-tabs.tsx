import { useTranslation } from "react-i18next";
import { ViewTabs } from "../../ui/layout/view-tabs.tsx";
import { useMay } from "../../ui/session.tsx";

const everyPlace = ["companies", "contacts", "shipments", "products", "call-lists", "duplicates"] as const;

/** Companies and contacts are neighbours, and so is what went to them and what they buy. Here, since crm shows shipments. */
export function CustomerTabs({ at }: { at: (typeof everyPlace)[number] }) {
  const { t } = useTranslation("commerce");
  const may = {
    companies: true,
    contacts: true,
    shipments: useMay("shipments.read"),
    products: useMay("products.read"),
    "call-lists": useMay("users.read"),
    duplicates: useMay("customers.edit"),
  };
  const places = everyPlace.filter((place) => may[place]);
  return (
    <ViewTabs
      label={t("web.tabs.label")}
      tabs={places.map((place) => ({ to: `/${place}`, label: t(`web.tabs.${place}`), isOn: at === place }))}
    />
  );
}
