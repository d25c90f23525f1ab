import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { DealGrouping } from "../../domain/deal-groups.ts";
import classes from "./list.module.css";

export interface Group {
  readonly key: string;
  readonly name: string | null;
  readonly count: number;
  readonly sums: readonly { readonly minor: number; readonly currency: string }[];
}

interface GroupBandProps {
  readonly group: Group;
  readonly by: DealGrouping;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** "▾ Договор подписан 21 · 36,3 млн ₽". */
export function GroupBand({ group, by, isOpen, onToggle }: GroupBandProps) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const name = useGroupName(by)(group);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.band}
      aria-expanded={isOpen}
      aria-label={t("web.list.unfold", { group: name, count: group.count })}
      onClick={onToggle}
    >
      <Chevron size={14} stroke={1.5} aria-hidden />
      <b>{name}</b>
      <span className="t2">{format.number(group.count)}</span>
      {group.sums.map((sum) => (
        <span key={sum.currency} className="t2">
          {format.moneyCompact(sum)}
        </span>
      ))}
    </button>
  );
}

export function useGroupName(by: DealGrouping) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const month = new Intl.DateTimeFormat(format.language, { month: "long", year: "numeric", timeZone: "UTC" });
  return ({ key, name: known }: Group): string => {
    if (key === "") return t(`web.list.blank.${by}`);
    if (by !== "closeMonth") return known ?? t("web.filter.unknown");
    const told = month.formatToParts(Date.parse(`${key}-15T00:00:00Z`));
    const part = (type: string) => told.find((one) => one.type === type)?.value ?? "";
    const name = part("month");
    return `${name.charAt(0).toLocaleUpperCase(format.language)}${name.slice(1)} ${part("year")}`;
  };
}

interface MoreBandProps {
  readonly left: number;
  readonly count: number;
  /** No further pages here: it leads to the list of the group. */
  readonly isWhole: boolean;
  readonly onMore: () => void;
}

export function MoreBand({ left, count, isWhole, onMore }: MoreBandProps) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  return (
    <button type="button" tabIndex={-1} className={`${classes.band} ${classes.moreBand}`} onClick={onMore}>
      {isWhole
        ? t("web.list.wholeGroup", { count: format.number(count) as never })
        : t("web.list.moreOfGroup", { count: format.number(left) as never })}
    </button>
  );
}
