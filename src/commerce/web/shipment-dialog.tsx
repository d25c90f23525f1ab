import { Checkbox, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "../../kernel/money.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { instantAt } from "../../kernel/zoned-time.ts";
import type { Format } from "../../ui/format.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { MoneyField } from "../../ui/forms/money-field.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useSession } from "../../ui/session.tsx";
import type { Shipment } from "../contract.ts";
import classes from "./commerce.module.css";
import { GoodsForm } from "./goods-form.tsx";
import { type ChosenProduct, ProductSelect } from "./product-select.tsx";
import { useShipmentChanges } from "./use-goods-changes.ts";

interface ShipmentDialogProps {
  readonly company: string;
  /** Null: a new one. */
  readonly shipment: Shipment | null;
  readonly onClose: () => void;
}

interface Draft {
  readonly on: CalendarDate | null;
  readonly product: ChosenProduct | null;
  readonly quantity: number | null;
  readonly amount: Money | null;
  readonly isReturn: boolean;
  readonly number: string;
}

function draftOf(shipment: Shipment | null, format: Format): Draft {
  if (shipment === null)
    return { on: format.dayOf(Date.now()), product: null, quantity: null, amount: null, isReturn: false, number: "" };
  const { amount, quantity, externalId, id } = shipment;
  return {
    on: format.dayOf(Date.parse(shipment.shippedAt)),
    product: shipment.product,
    quantity: quantity === null ? null : Math.abs(quantity),
    amount: { ...amount, minor: Math.abs(amount.minor) },
    isReturn: amount.minor < 0 || (quantity ?? 0) < 0,
    number: externalId === id ? "" : externalId,
  };
}

/** What has gone to a company on a day, or has come back. */
export function ShipmentDialog({ company, shipment, onClose }: ShipmentDialogProps) {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  const [draft, setDraft] = useState(draftOf(shipment, format));
  const { create, change, remove, offerBack } = useShipmentChanges(onClose);
  const sending = shipment === null ? create : change;
  const submit = () => {
    const body = inputOf(draft, shipment, format);
    if (body === null) return;
    if (shipment === null) create.mutate({ body: { ...body, companyId: company } });
    else
      change.mutate(
        { params: { id: shipment.id }, body: { ...body, version: shipment.version } },
        { onSuccess: (after) => offerBack(shipment, after) },
      );
  };
  return (
    <GoodsForm
      title={t(shipment === null ? "web.goods.newShipment" : "web.goods.shipment")}
      action={t(shipment === null ? "web.add" : "web.goods.save")}
      isBusy={sending.isPending}
      isReady={draft.on !== null && draft.amount !== null}
      error={sending.error}
      onClose={onClose}
      onSubmit={submit}
      onDelete={shipment === null ? undefined : () => void remove(shipment)}
    >
      <Fields draft={draft} change={(part) => setDraft({ ...draft, ...part })} error={sending.error} />
    </GoodsForm>
  );
}

/** The day alone is asked for: one that stays keeps its hour. */
function inputOf({ on, product, quantity, amount, isReturn, number }: Draft, before: Shipment | null, format: Format) {
  if (on === null || amount === null) return null;
  const sign = isReturn ? -1 : 1;
  const kept = before !== null && format.dayOf(Date.parse(before.shippedAt)) === on ? before.shippedAt : null;
  return {
    productId: product?.id ?? null,
    quantity: quantity === null ? null : sign * quantity,
    amount: { ...amount, minor: sign * amount.minor },
    shippedAt: kept ?? new Date(instantAt(on, 0, format.timeZone)).toISOString(),
    ...(number.trim() === "" ? {} : { externalId: number.trim() }),
  };
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly error: unknown;
}

/** As many as are shipped at the product's price, as long as no other sum was typed. */
function reckoned(draft: Draft, part: Pick<Partial<Draft>, "product" | "quantity">): Partial<Draft> {
  const sumOf = ({ product, quantity }: Pick<Draft, "product" | "quantity">): Money | null =>
    product?.price && quantity !== null
      ? { ...product.price, minor: Math.round(product.price.minor * quantity) }
      : null;
  const isTyped = draft.amount !== null && draft.amount.minor !== sumOf(draft)?.minor;
  const amount = sumOf({ ...draft, ...part });
  return isTyped || amount === null ? part : { ...part, amount };
}

function Fields({ draft, change, error }: FieldsProps) {
  const { t } = useTranslation("commerce");
  const { language } = useFormat();
  const errors = serverErrors(error);
  const { currency } = useSession().workspace;
  return (
    <>
      <ProductSelect
        value={draft.product}
        onChange={(product) => change(reckoned(draft, { product }))}
        error={errors.productId}
      />
      <NumberInput
        label={t("web.goods.quantity")}
        value={draft.quantity ?? ""}
        onChange={(value) => change(reckoned(draft, { quantity: typeof value === "number" ? value : null }))}
        min={0}
        decimalScale={6}
        thousandSeparator={language === "ru" ? "\u00a0" : ","}
        decimalSeparator={language === "ru" ? "," : "."}
        allowedDecimalSeparators={[",", "."]}
        hideControls
        error={errors.quantity}
      />
      <MoneyField
        label={t("web.goods.amount")}
        currency={currency}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
        error={errors.amount}
        required
      />
      <Paper {...{ draft, change, errors }} />
    </>
  );
}

type PaperProps = Omit<FieldsProps, "error"> & { readonly errors: Readonly<Record<string, string>> };

function Paper({ draft, change, errors }: PaperProps) {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  return (
    <>
      <DateField
        label={t("web.goods.shippedAt")}
        value={draft.on}
        onChange={(on) => change({ on })}
        max={format.dayOf(Date.now())}
        error={errors.shippedAt}
        required
      />
      <TextInput
        label={t("web.goods.number")}
        value={draft.number}
        onChange={(event) => change({ number: event.currentTarget.value })}
        autoComplete="off"
        error={errors.externalId}
      />
      <Checkbox
        className={classes.wide ?? ""}
        label={t("web.goods.isReturn")}
        checked={draft.isReturn}
        onChange={(event) => change({ isReturn: event.currentTarget.checked })}
      />
    </>
  );
}
