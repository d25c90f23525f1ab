import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../kernel/endpoint.ts";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { listTimeWarnings, setTimeWarnings } from "../../contract.ts";
import classes from "./time-warnings.module.css";

type Warnings = AnswerOf<typeof listTimeWarnings>["items"][number];
type Who = "ownerShare" | "headShare";

/** When a pipeline warns that a stage takes long: the responsible, and the head. */
export function TimeWarnings({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useTranslation("pipeline");
  const { data } = useEndpoint(listTimeWarnings, {});
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={t("settings.timeWarnings.title")}>
      <p className={`t2 ${classes.lead}`}>{t("settings.timeWarnings.hint")}</p>
      {items.map((item) => (
        <Row key={item.pipelineId} item={item} mayEdit={mayEdit} />
      ))}
    </Panel>
  );
}

function Row({ item, mayEdit }: { readonly item: Warnings; readonly mayEdit: boolean }) {
  const { t } = useTranslation("pipeline");
  const toast = useToast();
  const setting = useMutationEndpoint(setTimeWarnings, {
    refreshes: [listTimeWarnings],
    onDone: () => toast(t("settings.timeWarnings.saved")),
    onRefused: (error) => toast(error.message),
  });
  const { pipelineId, name, ownerShare, headShare } = item;
  const change = (who: Who, share: number | null) =>
    setting.mutate({ params: { id: pipelineId }, body: { ownerShare, headShare, [who]: share } });
  return (
    <fieldset className={classes.row} disabled={!mayEdit}>
      <legend className={classes.name}>{name}</legend>
      {(["ownerShare", "headShare"] as const).map((who) => (
        <Percent
          key={`${who} ${item[who]}`}
          label={t(`settings.timeWarnings.${who}`)}
          share={item[who]}
          onChange={(share) => change(who, share)}
        />
      ))}
    </fieldset>
  );
}

interface PercentProps {
  readonly label: string;
  readonly share: number | null;
  readonly onChange: (share: number | null) => void;
}

/** Kept when one leaves the field; an empty one warns nobody. */
function Percent({ label, share, onChange }: PercentProps) {
  const { t } = useTranslation("pipeline");
  const before = share === null ? "" : Math.round(share * 100);
  const [typed, setTyped] = useState<number | string>(before);
  return (
    <NumberInput
      className={classes.percent ?? ""}
      label={label}
      suffix={"\u00a0%"}
      placeholder={t("settings.timeWarnings.nobody")}
      min={10}
      max={1000}
      allowDecimal={false}
      hideControls
      value={typed}
      onChange={setTyped}
      onBlur={() => {
        if (typed === before) return;
        onChange(typeof typed === "number" ? Math.min(1000, Math.max(10, typed)) / 100 : null);
      }}
    />
  );
}
