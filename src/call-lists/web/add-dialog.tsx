import { Button, Modal, NativeSelect, NumberInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCompanyValues } from "../../crm/web/index.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { addCallListCompanies, type CallList, listCallLists } from "../contract.ts";
import classes from "./call-lists.module.css";

/** Companies by what they are; who must not be called is left out, and told. */
export function AddDialog({ list, onClose }: { list: CallList; onClose: () => void }) {
  const { t } = useTranslation("call-lists");
  const values = useCompanyValues();
  const [filter, setFilter] = useState<Partial<Record<"city" | "industry" | "channel", string>>>({});
  const [most, setMost] = useState(200);
  const add = useMutationEndpoint(addCallListCompanies, { refreshes: [listCallLists] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ params: { id: list.id }, body: { filter, most } });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t("web.form.addTitle", { name: list.name })}
      closeButtonProps={{ "aria-label": t("web.form.cancel") }}
    >
      <form className={classes.form} noValidate onSubmit={submit}>
        {(["city", "industry", "channel"] as const).map((name) => (
          <NativeSelect
            key={name}
            label={t(`web.form.${name}`)}
            value={filter[name] ?? ""}
            onChange={(event) => {
              const { [name]: _, ...others } = filter;
              const value = event.currentTarget.value;
              setFilter(value === "" ? others : { ...others, [name]: value });
            }}
            data={[
              { value: "", label: t(name === "industry" ? "web.form.anyIndustry" : "web.form.any") },
              ...values[name].map((value) => ({ value, label: value })),
            ]}
          />
        ))}
        <NumberInput
          label={t("web.form.most")}
          value={most}
          min={1}
          max={20_000}
          allowDecimal={false}
          onChange={(typed) => setMost(typeof typed === "number" ? typed : 1)}
        />
        <FormRefusal error={add.error} />
        {add.data !== undefined && (
          <p role="status">
            {t("web.form.added", { count: add.data.added })} {t("web.form.leftOut", add.data.leftOut)}
          </p>
        )}
        <div className="row">
          <Button type="submit" variant="ink" loading={add.isPending}>
            {t("web.form.put")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
