import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { Plan } from "../../contract.ts";
import { namedValue } from "../../domain/plans/line-channel.ts";
import { keyOf } from "../../domain/plans/plan-tree.ts";
import changes from "./changes.module.css";
import classes from "./plan.module.css";
import type { usePlan } from "./use-plan.ts";

interface ConflictDialogProps {
  readonly plan: Plan;
  readonly deeds: ReturnType<typeof usePlan>;
}

/** Both figures, with whose the other is: one chooses. */
export function ConflictDialog({ plan, deeds }: ConflictDialogProps) {
  const { t } = useTranslation("planning");
  const format = useFormat();
  const names = new Map(
    plan.nodes.map((node) => [keyOf(node), node.kind === "company" ? t("plans.company") : node.name]),
  );
  const sum = (minor: number | null) => (minor === null ? "—" : format.money({ minor, currency: plan.currency }));
  const keepTheirs = () => {
    deeds.forget();
    void deeds.refresh();
  };
  const keepMine = () => {
    const sets = deeds.conflicts.flatMap(({ kind, id, cells }) =>
      cells.map(({ month, dimension, value, yours }) => ({ kind, id, month, dimension, value, minor: yours })),
    );
    deeds.forget();
    deeds.set(sets, t("plans.web.yours"), new Map(deeds.conflicts.map((one) => [keyOf(one), one.version])));
  };
  return (
    <Modal
      opened
      onClose={keepTheirs}
      title={t("plans.web.conflict")}
      size={560}
      closeButtonProps={{ "aria-label": t("plans.web.cancel") }}
    >
      {deeds.conflicts.map(({ kind, id, changed, cells }) => (
        <div key={keyOf({ kind, id })} className={classes.form}>
          <p className="t2">
            {t("plans.web.conflictBy", {
              name: names.get(keyOf({ kind, id })),
              who: changed?.by.name ?? "",
              when: changed === null ? "" : format.momentLong(Date.parse(changed.at)),
            })}
          </p>
          <table className={changes.changes}>
            <thead>
              <tr>
                <th scope="col">{t("plans.web.month")}</th>
                <th scope="col" />
                <th scope="col">{t("plans.web.yours")}</th>
                <th scope="col">{t("plans.web.theirs")}</th>
              </tr>
            </thead>
            <tbody>
              {cells.map(({ month, dimension, value, yours, theirs }) => (
                <tr key={`${month} ${dimension} ${value}`}>
                  <td>{t(`plans.months.${month}`)}</td>
                  <td>{namedValue({ dimension, value })}</td>
                  <td>{sum(yours)}</td>
                  <td>{sum(theirs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      <div className="row" style={{ marginTop: 16 }}>
        <Button variant="ink" onClick={keepMine}>
          {t("plans.web.keepMine")}
        </Button>
        <Button onClick={keepTheirs}>{t("plans.web.keepTheirs")}</Button>
      </div>
    </Modal>
  );
}
