import { Button, NativeSelect, NumberInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { DateField } from "../../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import {
  changeDailyPlans,
  type DailyPlanAnswer,
  getWorkWeek,
  listDailyPlans,
  listEffectiveKinds,
} from "../../contract.ts";
import { useKindName } from "../use-kind-name.ts";
import classes from "./norms.module.css";

const planRoles = ["salesperson", "head"] as const;

/** PLA-7: how many effective actions of each kind a day should bring, of a role or of a person, from a day on. */
export function DailyPlanPanel() {
  const { t } = useTranslation("norms");
  const plans = useEndpoint(listDailyPlans, {});
  const kinds = useEndpoint(listEffectiveKinds, {});
  const [whose, setWhose] = useState<string>("salesperson");
  if (plans.data === undefined || kinds.data === undefined) return null;
  const people = plans.data.people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Panel title={t("web.settings.plan.title")}>
      <p className="t2">{t("web.settings.plan.intro")}</p>
      <div className={classes.fields}>
        <NativeSelect
          label={t("web.settings.plan.whose")}
          value={whose}
          onChange={(event) => setWhose(event.currentTarget.value)}
          data={[
            ...planRoles.map((value) => ({ value: value as string, label: t(`web.settings.role.${value}`) })),
            ...people,
          ]}
        />
      </div>
      <PlanForm key={whose} whose={whose} plans={plans.data.items} kinds={kinds.data.items} />
    </Panel>
  );
}

interface PlanFormProps {
  readonly whose: string;
  readonly plans: readonly DailyPlanAnswer[];
  readonly kinds: readonly { readonly key: string; readonly name: string }[];
}

function PlanForm({ whose, plans, kinds }: PlanFormProps) {
  const { t } = useTranslation("norms");
  const format = useFormat();
  const nameOf = useKindName();
  const toast = useToast();
  const role = planRoles.find((one) => one === whose) ?? null;
  const userId = role === null ? whose : null;
  const own = plans.filter((plan) => plan.role === role && plan.userId === userId);
  const standing = (kind: string) =>
    own.filter((plan) => plan.kind === kind).toSorted((one, other) => (one.holdsFrom < other.holdsFrom ? 1 : -1))[0]
      ?.planned ?? null;
  const [typed, setTyped] = useState<Readonly<Record<string, number | null>>>({});
  const [holdsFrom, setHoldsFrom] = useState(format.dayOf(Date.now()));
  const save = useMutationEndpoint(changeDailyPlans, {
    refreshes: [listDailyPlans, getWorkWeek],
    onDone: () => toast(t("web.settings.saved")),
  });
  const items = Object.entries(typed).map(([kind, planned]) => ({ userId, role, kind, holdsFrom, planned }));
  return (
    <>
      <div className={classes.fields}>
        {kinds.map(({ key, name }) => (
          <NumberInput
            key={key}
            label={nameOf({ key, name })}
            min={0}
            max={500}
            value={(key in typed ? typed[key] : standing(key)) ?? ""}
            placeholder={role === null ? t("web.settings.plan.asRole") : "—"}
            onChange={(value) => setTyped({ ...typed, [key]: typeof value === "number" ? value : null })}
          />
        ))}
        <DateField
          label={t("web.settings.holdsFrom")}
          value={holdsFrom}
          onChange={(day) => day !== null && setHoldsFrom(day)}
        />
      </div>
      <FormRefusal error={save.error} />
      <div className="row">
        <Button disabled={items.length === 0} loading={save.isPending} onClick={() => save.mutate({ body: { items } })}>
          {t("web.settings.save")}
        </Button>
      </div>
    </>
  );
}
