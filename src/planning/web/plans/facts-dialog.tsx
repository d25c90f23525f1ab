import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { AppLink } from "../../../ui/link.tsx";
import { listPlanFacts } from "../../contract.ts";
import classes from "./changes.module.css";
import { useRowName } from "./plan-grid.tsx";
import type { FactsAsked } from "./plan-search.ts";

interface FactsDialogProps {
  readonly year: number;
  readonly asked: FactsAsked;
  readonly onClose: () => void;
}

/** What is behind a fact: each payment or win, with its deal. */
export function FactsDialog({ year, asked, onClose }: FactsDialogProps) {
  const { t } = useTranslation("planning");
  const format = useFormat();
  const name = useRowName()(asked.row);
  const { kind, id } = asked.row.node;
  const [from = 1, to = from] = [asked.months[0], asked.months.at(-1)];
  const facts = useEndpoint(listPlanFacts, { query: { year, kind, id, from, to } });
  const close = { "aria-label": t("plans.web.cancel") };
  const title = facts.data
    ? `${name}: ${t("plans.web.fact", { sum: format.money(facts.data.total) })} · ${t("plans.web.facts", { count: facts.data.count })}`
    : name;
  return (
    <Modal opened onClose={onClose} title={title} size={720} closeButtonProps={close}>
      {facts.error !== null ? (
        <ErrorState error={facts.error} onRetry={() => void facts.refetch()} />
      ) : facts.data === undefined ? (
        <TableSkeleton rows={6} columns={4} />
      ) : (
        <table className={classes.facts}>
          <tbody>
            {facts.data.items.map(({ date, person, deal, amount }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that is read anew whole
              <tr key={index}>
                <td>{format.dayLong(date)}</td>
                <td>{deal === null ? "—" : <AppLink to={`/deals/${deal.id}`}>{deal.name}</AppLink>}</td>
                <td className="t2">{person.name}</td>
                <td>{format.money(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Modal>
  );
}
