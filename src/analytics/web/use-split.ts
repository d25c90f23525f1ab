import { useTranslation } from "react-i18next";
import { useCustomFields, useYesNo } from "../../custom-fields/web/index.ts";
import { type AnySplit, isOwnSplit, splits } from "../domain/report-names.ts";
import type { SegmentHead } from "./segment-behind.ts";

/** Kinds with few values, which reports are split by. */
const splitKinds: ReadonlySet<string> = new Set(["yes_no", "choice", "choices", "person"]);

interface Splits {
  readonly options: readonly { readonly value: AnySplit; readonly label: string }[];
  /** "Channel". */
  readonly name: (by: AnySplit) => string;
  /** "by channel". */
  readonly byName: (by: AnySplit) => string;
  /** A segment's value in words. */
  readonly valueOf: (by: AnySplit, segment: SegmentHead) => string;
}

/** What reports may be split by, in words: what every deal has, then the own fields of deals and of their companies. */
export function useSplits(): Splits {
  const { t } = useTranslation("analytics");
  const yesNo = useYesNo();
  const own = useOwnSplits();
  const find = (by: AnySplit) => own.find(({ value }) => value === by);
  return {
    options: [...splits.map((value) => ({ value, label: t(`web.split.${value}`) })), ...own],
    name: (by) => (isOwnSplit(by) ? (find(by)?.label ?? by) : t(`web.split.${by}`)),
    byName: (by) => (isOwnSplit(by) ? t("web.splitBy.own", { field: find(by)?.label ?? by }) : t(`web.splitBy.${by}`)),
    valueOf: (by, { value }) => {
      if (value === null) return t("web.blank");
      return isOwnSplit(by) && find(by)?.isYesNo === true ? yesNo(value === "true") : value;
    },
  };
}

function useOwnSplits() {
  const { t } = useTranslation("analytics");
  const deals = useCustomFields("deal");
  const companies = useCustomFields("company");
  const some = (fields: typeof deals) => fields.filter(({ kind, archivedAt }) => splitKinds.has(kind) && !archivedAt);
  return [
    ...some(deals).map(({ key, name, kind }) => ({
      value: `custom.${key}` as const,
      label: name,
      isYesNo: kind === "yes_no",
    })),
    ...some(companies).map(({ key, name, kind }) => ({
      value: `custom.company.${key}` as const,
      label: t("web.split.ofCompany", { field: name }),
      isYesNo: kind === "yes_no",
    })),
  ];
}
