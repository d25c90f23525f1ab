import { IconCircleCheck, IconCircleX, IconClockPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Figure } from "../../ui/figures/figure.tsx";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink, useGo } from "../../ui/link.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import type { CompanyCard } from "../contract.ts";
import classes from "./customers.module.css";
import { NewDealOf } from "./new-deal-of.tsx";

type Deal = CompanyCard["deals"][number];

interface CompanyDealsProps {
  readonly card: CompanyCard;
  /** On the page of a contact: with whom a new deal begins. */
  readonly contact?: { readonly id: string; readonly name: string };
}

/** What was and is sold here: totals first, then deals with stage and sum. */
export function CompanyDeals({ card, contact }: CompanyDealsProps) {
  const { t } = useTranslation("crm");
  const go = useGo();
  const columns = useDealColumns();
  const { deals, totals } = card;
  const title = (
    <>
      {t("web.deals")} <span className="t3">{totals.deals}</span>
    </>
  );
  const { id, name } = card.company;
  const add = <NewDealOf company={{ id, name }} {...(contact && { contact })} />;
  if (totals.deals === 0)
    return (
      <Panel title={title} aside={add}>
        <p className="t2">{t("web.noCompanyDeals")}</p>
      </Panel>
    );
  return (
    <Panel title={title} aside={add} flush>
      <div className={classes.note}>
        <Totals card={card} />
      </div>
      <DataTable
        label={t("web.deals")}
        columns={columns}
        rows={deals}
        rowKey={(deal) => deal.id}
        onOpen={(deal) => void go(`/deals/${deal.id}`)}
        total={totals.deals}
      />
      {totals.deals > deals.length && (
        <p className={`t2 ${classes.note}`}>{t("web.newestDeals", { count: deals.length })}</p>
      )}
    </Panel>
  );
}

function Totals({ card: { company, totals } }: { card: CompanyCard }) {
  const { t } = useTranslation("crm");
  const shown = (["open", "won", "lost", "postponed"] as const).filter(
    (status) => totals[status] > 0 || status === "open" || status === "won",
  );
  const amounts = { open: totals.openAmounts, won: totals.wonAmounts, lost: [], postponed: [] };
  return (
    <div className={classes.totals}>
      {shown.map((status) => (
        <span key={status} className={classes.total}>
          <span className="t2 sm">{t(`web.status.${status}`)}</span>
          <span>
            <Figure to="/deals" search={{ company: company.id, status }}>
              <b>{totals[status]}</b>
            </Figure>
          </span>
          {amounts[status].map((sum) => (
            <span key={sum.currency} className="t2">
              <MoneyText sum={sum} compact />
            </span>
          ))}
        </span>
      ))}
    </div>
  );
}

function useDealColumns(): readonly Column<Deal>[] {
  const { t } = useTranslation("crm");
  const format = useFormat();
  const day = (iso: string) => format.day(format.dayOf(Date.parse(iso)), format.dayOf(Date.now()));
  return [
    {
      key: "title",
      title: t("web.field.deal"),
      cell: ({ id, title }) => (
        <AppLink className={classes.name} to={`/deals/${id}`} tabIndex={-1}>
          {title}
        </AppLink>
      ),
    },
    { key: "stage", title: t("web.field.stage"), isMinor: true, cell: (deal) => <StageOrOutcome deal={deal} /> },
    {
      key: "amount",
      title: t("web.field.amount"),
      align: "end",
      cell: ({ amount }) => <MoneyText sum={amount} />,
    },
    { key: "owner", title: t("web.field.owner"), isMinor: true, cell: ({ owner }) => owner.name },
    {
      key: "created",
      title: t("web.field.createdAt"),
      align: "end",
      isMinor: true,
      cell: ({ createdAt }) => <span className="t2">{day(createdAt)}</span>,
    },
  ];
}

function StageOrOutcome({ deal: { status, stage } }: { deal: Deal }) {
  const { t } = useTranslation("crm");
  if (status === "open") return stage.name;
  const icon = {
    won: <IconCircleCheck size={12} stroke={1.5} aria-hidden />,
    lost: <IconCircleX size={12} stroke={1.5} aria-hidden />,
    postponed: <IconClockPause size={12} stroke={1.5} aria-hidden />,
  }[status];
  return (
    <span className="row">
      <Tag tone={status === "won" ? "good" : "line"} icon={icon}>
        {t(`web.outcome.${status}`)}
      </Tag>
      {status !== "won" && <span className="t2">{stage.name}</span>}
    </span>
  );
}
