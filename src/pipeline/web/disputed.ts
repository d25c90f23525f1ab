import type { TFunction } from "i18next";
import { isSameValue, type OwnValues } from "../../custom-fields/web/index.ts";
import type { InputOf } from "../../ui/api/client.ts";
import type { Format } from "../../ui/format.ts";
import type { DealAnswer, patchDeal } from "../contract.ts";

export type DealPatch = Omit<InputOf<typeof patchDeal>["body"], "version">;

const shownFields = {
  title: "title",
  companyId: "company",
  amountMinor: "amount",
  prepaymentMinor: "prepayment",
  expectedCloseOn: "expectedCloseOn",
  deliveryOn: "deliveryOn",
  channel: "channel",
  source: "source",
  product: "product",
  need: "need",
  ownerId: "owner",
} as const satisfies Partial<Record<keyof DealPatch, keyof DealAnswer>>;

type ShownField = (typeof shownFields)[keyof typeof shownFields];

/** What a change of fields makes of the deal, as far as it can be told before the server answers. */
export function withPatch(deal: DealAnswer, patch: DealPatch, shown: Partial<DealAnswer>): DealAnswer {
  const { amountMinor, prepaymentMinor, companyId: _c, ownerId: _o, custom, ...plain } = patch;
  const sum = (minor: number | null | undefined) =>
    minor === undefined || minor === null ? null : { minor, currency: deal.currency };
  return {
    ...deal,
    ...(plain as Partial<DealAnswer>),
    ...(amountMinor === undefined ? {} : { amount: sum(amountMinor) }),
    ...(prepaymentMinor === undefined ? {} : { prepayment: sum(prepaymentMinor) }),
    custom: withOwn(deal.custom, custom ?? {}),
    ...shown,
  };
}

/** Own values with some of them put in place, null taking one away. */
export function withOwn(values: DealAnswer["custom"], put: OwnValues): DealAnswer["custom"] {
  const entries = Object.entries({ ...values, ...put });
  return Object.fromEntries(entries.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}

/** Own fields, by key, that two people changed to different values since `base`. */
export function disputedOwn(base: DealAnswer, now: DealAnswer, { custom = {} }: DealPatch): readonly string[] {
  return Object.entries(custom).flatMap(([key, mine]) => {
    const [was, is] = [base.custom[key] ?? null, now.custom[key] ?? null];
    return !isSameValue(is, was) && !isSameValue(is, mine as OwnValues[string]) ? [key] : [];
  });
}

/** Fields that two people changed to different values since `base`: the one by `patch`, the other in `now`. */
export function disputedFields(
  base: DealAnswer,
  now: DealAnswer,
  patch: DealPatch,
  shown: Partial<DealAnswer> = {},
): readonly ShownField[] {
  const mine = withPatch(base, patch, shown);
  const touched = Object.entries(shownFields).flatMap(([sent, field]) => (sent in patch ? [field] : []));
  return touched.filter((field) => {
    const [was, is, wanted] = [base, now, mine].map((deal) => JSON.stringify(idOf(deal[field])));
    return is !== was && is !== wanted;
  });
}

const idOf = (value: DealAnswer[ShownField]) =>
  typeof value === "object" && value !== null && "id" in value ? value.id : value;

/** A field's value as a person reads it. */
export function fieldText(deal: DealAnswer, field: ShownField, format: Format, t: TFunction<"pipeline">): string {
  const value = deal[field];
  if (value === null || value === "") return t("web.conflict.nothing");
  if (field === "expectedCloseOn" || field === "deliveryOn") return format.dayLong(String(value));
  if (typeof value === "string") return value;
  return "minor" in value ? format.money(value) : value.name;
}
