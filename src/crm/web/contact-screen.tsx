import { useTranslation } from "react-i18next";
import { CustomerActivities } from "../../activities/web/index.ts";
import { PersonalDataPanel } from "../../personal-data/web/index.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { namesId, useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { AppLink, useGo, usePathParam } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { type Contact, getCompany, getContact } from "../contract.ts";
import { CompanyContacts } from "./company-contacts.tsx";
import { CompanyDeals } from "./company-deals.tsx";
import { ContactFacts } from "./contact-facts.tsx";
import { CustomerMenu } from "./customer-menu.tsx";
import classes from "./customers.module.css";
import { CustomerDuplicates } from "./duplicates/customer-duplicates.tsx";
import { useSurvivor } from "./duplicates/use-survivor.ts";
import { NewDealOf } from "./new-deal-of.tsx";
import { useContactDeletion } from "./use-contact-edit.ts";

/** A person at a customer, with the company's deals and colleagues. */
export function Screen() {
  const { t } = useTranslation("crm");
  const id = usePathParam("contactId");
  const contact = useEndpoint(getContact, { params: { id } });
  useLiveRefresh("contact.changed", contact.refetch, namesId("contactId", id));
  const mayEdit = useMay("customers.edit");
  const remove = useContactDeletion();
  const go = useGo();
  const { data } = contact;
  useSurvivor(data?.mergedFrom ? data : undefined, "/contacts");
  return (
    <Frame
      title={data?.name ?? t("web.contact")}
      parent={{ to: "/contacts", label: t("web.contacts") }}
      actions={
        data !== undefined && mayEdit ? (
          <CustomerMenu label={t("web.deleteContact")} onDelete={() => void remove(data)} />
        ) : undefined
      }
      busy={contact.isPending}
      bare
    >
      <div className={classes.scroll}>
        {contact.error !== null && data === undefined && (
          <ErrorState error={contact.error} onRetry={() => void contact.refetch()} />
        )}
        {contact.isPending && <LinesSkeleton lines={7} />}
        {data !== undefined && (
          <div className={classes.card}>
            <ContactFacts contact={data} />
            <div className={classes.main}>
              <CustomerDuplicates kind="contact" customer={data} />
              <OwnDeals contact={data} />
              <CustomerActivities contact={data.id} employer={data.company?.id} />
              <PersonalDataPanel contact={data} onErased={() => void go("/contacts")} />
              {data.company !== null && <OfCompany company={data.company} contact={{ id: data.id, name: data.name }} />}
            </div>
          </div>
        )}
      </div>
    </Frame>
  );
}

/** The list of deals knows which ones the person takes part in. */
function OwnDeals({ contact }: { contact: Contact }) {
  const { t } = useTranslation("crm");
  return (
    <div className="row">
      <AppLink className={classes.linked} to="/deals" search={{ contact: contact.id }}>
        {t("web.contactDeals")}
      </AppLink>
      {/* Of who has a company a deal begins at the company's deals, below. */}
      {contact.company === null && <NewDealOf company={null} contact={{ id: contact.id, name: contact.name }} />}
    </div>
  );
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function OfCompany({ company, contact }: { company: Named; contact: Named }) {
  const { t } = useTranslation("crm");
  const card = useEndpoint(getCompany, { params: { id: company.id } });
  if (card.error !== null) return null;
  if (card.data === undefined)
    return (
      <Panel title={t("web.deals")}>
        <LinesSkeleton lines={4} />
      </Panel>
    );
  return (
    <>
      <CompanyDeals card={card.data} contact={contact} />
      <CompanyContacts card={card.data} />
    </>
  );
}
