import { useTranslation } from "react-i18next";
import { CustomerActivities } from "../../activities/web/index.ts";
import { CompanyShipments } from "../../commerce/web/index.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { namesId, useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { usePathParam } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { getCompany } from "../contract.ts";
import { CompanyContacts } from "./company-contacts.tsx";
import { CompanyDeals } from "./company-deals.tsx";
import { CompanyFacts } from "./company-facts.tsx";
import { CustomerMenu } from "./customer-menu.tsx";
import classes from "./customers.module.css";
import { CustomerDuplicates } from "./duplicates/customer-duplicates.tsx";
import { useSurvivor } from "./duplicates/use-survivor.ts";
import { useCompanyDeletion } from "./use-company-edit.ts";

/** Who the company is, its people, its deals. */
export function Screen() {
  const { t } = useTranslation("crm");
  const id = usePathParam("companyId");
  const card = useEndpoint(getCompany, { params: { id } });
  useLiveRefresh("company.changed", card.refetch, namesId("companyId", id));
  const mayEdit = useMay("customers.edit");
  const remove = useCompanyDeletion();
  const company = card.data?.company;
  useSurvivor(card.data?.mergedFrom ? company : undefined, "/companies");
  return (
    <Frame
      title={company?.name ?? t("web.company")}
      parent={{ to: "/companies", label: t("web.companies") }}
      actions={
        company !== undefined && mayEdit ? (
          <CustomerMenu label={t("web.deleteCompany")} onDelete={() => void remove(company)} />
        ) : undefined
      }
      busy={card.isPending}
      bare
    >
      <div className={classes.scroll}>
        {card.error !== null && card.data === undefined && (
          <ErrorState error={card.error} onRetry={() => void card.refetch()} />
        )}
        {card.isPending && <LinesSkeleton lines={9} />}
        {card.data !== undefined && (
          <div className={classes.card}>
            <CompanyFacts company={card.data.company} />
            <div className={classes.main}>
              <CustomerDuplicates kind="company" customer={card.data.company} />
              <CompanyDeals card={card.data} />
              <CompanyShipments company={card.data.company.id} />
              <CompanyContacts card={card.data} />
              <CustomerActivities company={card.data.company.id} />
            </div>
          </div>
        )}
      </div>
    </Frame>
  );
}
