import { NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "../../kernel/money.ts";
import { MoneyField } from "../../ui/forms/money-field.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { useMay, useSession } from "../../ui/session.tsx";
import type { Product } from "../contract.ts";
import { GoodsForm } from "./goods-form.tsx";
import { useProductChanges } from "./use-goods-changes.ts";

interface ProductDialogProps {
  /** Null: a new one. */
  readonly product: Product | null;
  readonly onClose: () => void;
}

interface Draft {
  readonly sku: string;
  readonly name: string;
  readonly line: string;
  readonly unit: string;
  readonly price: Money | null;
  readonly cost: Money | null;
  readonly vat: number | null;
}

const draftOf = (product: Product | null): Draft => ({
  sku: product?.sku ?? "",
  name: product?.name ?? "",
  line: product?.line ?? "",
  unit: product?.unit ?? "",
  price: product?.price ?? null,
  cost: product?.cost ?? null,
  vat: product?.vat ?? null,
});

/** A product: SKU and name are needed, the rest may stay open. */
export function ProductDialog({ product, onClose }: ProductDialogProps) {
  const { t } = useTranslation("commerce");
  const [draft, setDraft] = useState(draftOf(product));
  const { create, change, remove, offerBack } = useProductChanges(onClose);
  const sending = product === null ? create : change;
  const mayKnowCosts = useMay("products.costs");
  const submit = () => {
    const { cost, ...rest } = draft;
    const body = mayKnowCosts ? { ...rest, cost } : rest;
    if (product === null) create.mutate({ body });
    else
      change.mutate(
        { params: { id: product.id }, body: { ...body, version: product.version } },
        { onSuccess: (after) => offerBack(product, after) },
      );
  };
  return (
    <GoodsForm
      title={product === null ? t("web.goods.newProduct") : product.name}
      action={t(product === null ? "web.add" : "web.goods.save")}
      isBusy={sending.isPending}
      isReady={draft.sku.trim() !== "" && draft.name.trim() !== ""}
      error={sending.error}
      onClose={onClose}
      onSubmit={submit}
      onDelete={product === null ? undefined : () => void remove(product)}
    >
      <Fields draft={draft} change={(part) => setDraft({ ...draft, ...part })} error={sending.error} />
    </GoodsForm>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly error: unknown;
}

function Fields({ draft, change, error }: FieldsProps) {
  const { t } = useTranslation("commerce");
  const errors = serverErrors(error);
  const { currency } = useSession().workspace;
  const mayKnowCosts = useMay("products.costs");
  const text = (key: "sku" | "name" | "line" | "unit") => ({
    label: t(`web.goods.${key}`),
    value: draft[key],
    onChange: (event: { currentTarget: { value: string } }) => change({ [key]: event.currentTarget.value }),
    error: errors[key],
    autoComplete: "off",
  });
  const sum = (key: "price" | "cost") => (
    <MoneyField
      label={t(`web.goods.${key}`)}
      currency={currency}
      value={draft[key]}
      onChange={(value) => change({ [key]: value })}
      error={errors[key]}
    />
  );
  return (
    <>
      <TextInput {...text("name")} required data-autofocus />
      <TextInput {...text("sku")} required />
      <TextInput {...text("line")} />
      <TextInput {...text("unit")} />
      {sum("price")}
      {mayKnowCosts && sum("cost")}
      <NumberInput
        label={t("web.goods.vatPercent")}
        value={draft.vat ?? ""}
        onChange={(value) => change({ vat: typeof value === "number" ? value : null })}
        min={0}
        max={100}
        decimalScale={2}
        allowedDecimalSeparators={[",", "."]}
        hideControls
        error={errors.vat}
      />
    </>
  );
}
