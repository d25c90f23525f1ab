import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { listPlanChanges, type Plan, type PlanVersion } from "../../contract.ts";
import { namedValue } from "../../domain/plans/line-channel.ts";
import classes from "./changes.module.css";

interface ChangesDialogProps {
  readonly plan: Plan;
  readonly version: PlanVersion;
  readonly onClose: () => void;
}

/** What the version changes against the one before it: who, when, what, from and to. */
export function ChangesDialog({ plan, version, onClose }: ChangesDialogProps) {
  const { t } = useTranslation("planning");
  const changes = useEndpoint(listPlanChanges, { params: { id: version.id } }, { staleTime: 0 });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("plans.web.whatChanged")}
      size={760}
      closeButtonProps={{ "aria-label": t("plans.web.cancel") }}
    >
      {changes.error !== null ? (
        <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />
      ) : changes.data === undefined ? (
        <TableSkeleton rows={6} columns={5} />
      ) : changes.data.items.length === 0 ? (
        <p className="t2">{t("plans.web.nothingChanged")}</p>
      ) : (
        <Changes plan={plan} items={changes.data.items} />
      )}
    </Modal>
  );
}

type Items = NonNullable<ReturnType<typeof useEndpoint<typeof listPlanChanges>>["data"]>["items"];

function Changes({ plan, items }: { readonly plan: Plan; readonly items: Items }) {
  const { t } = useTranslation("planning");
  const format = useFormat();
  const sum = (amount: Items[number]["from"]) => (amount === null ? "—" : format.moneyPlain(amount));
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          {(["who", "month", "from", "to", "by"] as const).map((key) => (
            <th key={key} scope="col">
              {t(`plans.web.${key}`)}
              {(key === "from" || key === "to") && `, ${format.currencySign(plan.currency)}`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(({ node, month, dimension, value, from, to, by, at }) => (
          <tr key={`${node.kind} ${node.id} ${month} ${dimension} ${value}`}>
            <td>
              {node.kind === "company" ? t("plans.company") : node.name}
              {value !== "" && <span className="t3"> {namedValue({ dimension, value })}</span>}
            </td>
            <td>{t(`plans.months.${month}`)}</td>
            <td>{sum(from)}</td>
            <td>{sum(to)}</td>
            <td className="t2">{[by?.name, at && format.momentLong(Date.parse(at))].filter(Boolean).join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
