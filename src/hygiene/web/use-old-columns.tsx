import { useTranslation } from "react-i18next";
import { millisecondsPerDay } from "../../kernel/time.ts";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import type { Column } from "../../ui/table/column.ts";
import type { OldDeal } from "../contract.ts";
import classes from "./hygiene.module.css";

/** What tells whether a deal lives: age, last contact, amount, chance. */
export function useOldColumns(): Column<OldDeal>[] {
  const { t } = useTranslation("hygiene");
  const format = useFormat();
  const now = Date.now();
  const daysSince = (at: string) => Math.floor((now - Date.parse(at)) / millisecondsPerDay);
  return [
    {
      key: "deal",
      title: t("web.table.deal"),
      cell: ({ id, title, company, goesAfter }) => (
        <span className={classes.deal}>
          <AppLink to={`/deals/${id}`}>{company ?? title}</AppLink>
          <span className="t3 sm">
            {[...(company === null ? [] : [title]), ...(goesAfter === null ? [] : [t("web.rule.tonight")])].join(" · ")}
          </span>
        </span>
      ),
    },
    { key: "owner", title: t("web.table.owner"), isMinor: true, cell: ({ owner }) => owner.name },
    { key: "stage", title: t("web.table.stage"), isMinor: true, cell: ({ stage }) => stage.name },
    {
      key: "age",
      title: t("web.table.age"),
      align: "end",
      width: "84px",
      cell: ({ openSince }) => (
        <span title={format.momentLong(Date.parse(openSince))}>{format.days(daysSince(openSince), "short")}</span>
      ),
    },
    {
      key: "lastContact",
      title: t("web.table.lastContact"),
      align: "end",
      isMinor: true,
      width: "150px",
      cell: ({ lastContactAt }) =>
        lastContactAt === null ? (
          <span className="t3">{t("web.table.never")}</span>
        ) : (
          format.day(format.dayOf(Date.parse(lastContactAt)), format.dayOf(now))
        ),
    },
    {
      key: "amount",
      title: t("web.table.amount"),
      align: "end",
      width: "120px",
      cell: ({ amount }) => <MoneyText sum={amount} compact />,
    },
    {
      key: "chance",
      title: t("web.table.chance"),
      align: "end",
      isMinor: true,
      width: "120px",
      cell: ({ probability }) => (probability === null ? <span className="t3">—</span> : format.share(probability)),
    },
  ];
}
