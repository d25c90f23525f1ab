import { Autocomplete, Textarea } from "@mantine/core";
import { useState } from "react";
import { CompanyInnField, CompanySelect } from "../../../crm/web/index.ts";
import { MoneyField } from "../../../ui/forms/money-field.tsx";
import { SettledDateField } from "../../../ui/forms/settled-date-field.tsx";
import { onKey } from "../../../ui/keyboard/on-key.ts";
import { useDealPatch } from "../use-deal.tsx";
import { useKnownValues } from "../use-known-values.ts";
import { ContactControl } from "./contact-control.tsx";
import type { ControlProps } from "./control-props.ts";

/** One field of the deal, saved as it is filled. */
export function FieldControl({ field, ...props }: ControlProps & { readonly field: string }) {
  const { deal, label, autoFocus, onSaved } = props;
  const patch = useDealPatch(deal.id);
  const save = (...change: Parameters<typeof patch>) =>
    void patch(...change).then(
      (saved) => saved && onSaved(),
      () => {},
    );
  if (field === "amount") return <AmountControl {...props} />;
  if (field === "expectedCloseOn" || field === "deliveryOn") {
    return (
      <SettledDateField
        label={label}
        value={deal[field]}
        autoFocus={autoFocus}
        onSettle={(date) => date !== null && save({ [field]: date })}
      />
    );
  }
  if (field === "inn" && deal.company !== null) {
    return <CompanyInnField companyId={deal.company.id} {...{ label, autoFocus, onSaved }} />;
  }
  if (field === "company" || field === "inn") {
    return (
      <CompanySelect
        label={label}
        value={deal.company}
        autoFocus={autoFocus}
        onChange={(company) => company !== null && save({ companyId: company.id }, { company })}
      />
    );
  }
  if (field === "contact") return <ContactControl {...props} asked={null} />;
  return <TextControl {...props} field={field as TextField} />;
}

type TextField = "product" | "source" | "channel" | "need";

function AmountControl({ deal, label, autoFocus, onSaved }: ControlProps) {
  const patch = useDealPatch(deal.id);
  const [sum, setSum] = useState(deal.amount);
  const save = () => {
    if (sum === null || sum.minor === deal.amount?.minor) return;
    void patch({ amountMinor: sum.minor }).then(
      (saved) => saved && onSaved(),
      () => {},
    );
  };
  return (
    <div {...onKey((event) => event.key === "Enter" && save())}>
      <MoneyField
        label={label}
        currency={deal.currency}
        value={sum}
        onChange={setSum}
        onBlur={save}
        autoFocus={autoFocus}
      />
    </div>
  );
}

function TextControl({ deal, field, label, autoFocus, onSaved }: ControlProps & { readonly field: TextField }) {
  const patch = useDealPatch(deal.id);
  const known = useKnownValues(field);
  const [text, setText] = useState(deal[field] ?? "");
  const save = (value = text) => {
    if (value.trim() === "" || value.trim() === deal[field]) return;
    void patch({ [field]: value.trim() }).then(
      (saved) => saved && onSaved(),
      () => {},
    );
  };
  if (field === "need") {
    return (
      <Textarea
        label={label}
        autosize
        minRows={2}
        autoFocus={autoFocus}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => save()}
      />
    );
  }
  return (
    <Autocomplete
      label={label}
      data={known}
      autoFocus={autoFocus}
      value={text}
      onChange={setText}
      onOptionSubmit={(value) => save(value)}
      onBlur={() => save()}
      onKeyDown={(event) => event.key === "Enter" && save()}
    />
  );
}
