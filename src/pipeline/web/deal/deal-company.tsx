import { useTranslation } from "react-i18next";
import { CompanySelect, useCompany } from "../../../crm/web/index.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { AppLink } from "../../../ui/link.tsx";
import { useMay } from "../../../ui/session.tsx";
import type { DealAnswer } from "../../contract.ts";
import { useDealPatch } from "../use-deal.tsx";
import classes from "./deal.module.css";

/** The customer: name, tax number, size, what was bought before. */
export function DealCompany({ deal }: { deal: DealAnswer }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const may = useMay("deals.edit");
  const patch = useDealPatch(deal.id);
  const { company, totals } = useCompany(deal.company?.id ?? null);
  const bought = totals?.wonAmounts[0];
  return (
    <section className={classes.section}>
      <h3>{t("web.deal.company")}</h3>
      {deal.company === null ? (
        may && (
          <CompanySelect
            label={t("web.field.company")}
            value={null}
            onChange={(chosen) =>
              chosen !== null && void patch({ companyId: chosen.id }, { company: chosen }).catch(() => {})
            }
          />
        )
      ) : (
        <>
          <AppLink to={`/companies/${deal.company.id}`} className={classes.link}>
            {deal.company.name}
          </AppLink>
          <div className="t2 sm">
            {company?.inn == null ? t("web.deal.noInn") : t("web.deal.inn", { inn: company.inn })}
            {company?.employees != null && ` · ${t("web.deal.employees", { count: company.employees })}`}
            {company?.city != null && ` · ${company.city}`}
          </div>
          {bought !== undefined && bought.minor > 0 && (
            <div className="t2 sm">{t("web.deal.bought", { sum: format.money(bought) })}</div>
          )}
        </>
      )}
    </section>
  );
}
