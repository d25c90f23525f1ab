import { Button, Checkbox, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../identity/web/index.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { DateField } from "../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { listPayOrders, listPaySchemes, listPaySlips, type PayScheme, setPayTerm } from "../contract.ts";
import classes from "./pay.module.css";

/** Who is paid by which scheme from a day on: joined, moved, left. */
export function TermForm({ schemes }: { readonly schemes: readonly PayScheme[] }) {
  const { t } = useTranslation("pay");
  const toast = useToast();
  const people = usePeople();
  const today = useFormat().dayOf(Date.now());
  const [person, setPerson] = useState<string | null>(null);
  const [scheme, setScheme] = useState<string | null>(schemes[0]?.id ?? null);
  const [day, setDay] = useState<string | null>(today);
  const [joins, setJoins] = useState(false);
  const set = useMutationEndpoint(setPayTerm, {
    refreshes: [listPaySchemes, listPaySlips, listPayOrders],
    onDone: () => {
      toast(t("web.term.done"));
      setPerson(null);
    },
  });
  return (
    <Panel title={t("web.term.title")}>
      <div className={classes.stack}>
        <Select
          label={t("paper.person")}
          value={person}
          onChange={setPerson}
          searchable
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          label={t("paper.order.scheme")}
          value={scheme}
          onChange={setScheme}
          placeholder={t("web.term.nobody")}
          clearable
          data={schemes.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField label={t("web.term.from")} value={day} onChange={setDay} />
        <Checkbox
          label={t("web.term.joins")}
          checked={joins}
          onChange={(event) => setJoins(event.currentTarget.checked)}
        />
        <FormRefusal error={set.error} />
        <Button
          disabled={person === null || day === null}
          loading={set.isPending}
          onClick={() =>
            person !== null &&
            day !== null &&
            set.mutate({ body: { personId: person, validFrom: day, schemeId: scheme, joins } })
          }
        >
          {t("web.term.set")}
        </Button>
      </div>
    </Panel>
  );
}
