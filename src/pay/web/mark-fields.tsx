import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { useMay, useSession } from "../../ui/session.tsx";
import { getPaySlip, givePayMark, listPaySlips, type PaySlip } from "../contract.ts";
import classes from "./pay.module.css";
import { PercentField } from "./percent-field.tsx";

/** The head's marks for the regulations kept, while the month is open; nobody marks oneself. */
export function MarkFields({ slip }: { readonly slip: PaySlip }) {
  const { t } = useTranslation("pay");
  const { user } = useSession();
  const mayMark = useMay("pay.read_others");
  const isOwn = slip.person.id === user.id;
  const rules = slip.lines.flatMap(({ kind, figures }) =>
    kind === "soft" && figures.rule === "mark" ? [{ name: String(figures.name), figures }] : [],
  );
  if (!mayMark || isOwn || slip.closedAt !== null || rules.length === 0) return null;
  return (
    <Panel title={t("web.marks.title")}>
      <div className={classes.stack}>
        {rules.map(({ name, figures }) => (
          <Mark
            key={`${name} ${String(figures.from)}`}
            slip={slip}
            rule={name}
            given={figures.of === 0 ? null : Number(figures.done) / Number(figures.of)}
          />
        ))}
      </div>
    </Panel>
  );
}

interface MarkProps {
  readonly slip: PaySlip;
  readonly rule: string;
  /** Null: not yet, which pays in full. */
  readonly given: number | null;
}

function Mark({ slip, rule, given }: MarkProps) {
  const { t } = useTranslation("pay");
  const [share, setShare] = useState<number | null>(given);
  const give = useMutationEndpoint(givePayMark, { refreshes: [getPaySlip, listPaySlips] });
  const { month, person } = slip;
  return (
    <>
      <div className={classes.rowFields}>
        <PercentField label={rule === "" ? t("rule.mark") : rule} value={share} onChange={setShare} />
        <Button
          disabled={share === null || share > 1 || share === given}
          loading={give.isPending}
          onClick={() => share !== null && give.mutate({ body: { personId: person.id, month, rule, share } })}
        >
          {t("web.marks.give")}
        </Button>
      </div>
      {given === null && <p className="t2 sm">{t("web.marks.none")}</p>}
      <FormRefusal error={give.error} />
    </>
  );
}
