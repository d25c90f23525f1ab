import {
  IconArrowRight,
  IconBriefcase,
  IconBuilding,
  IconFileText,
  IconLayoutSidebar,
  IconNote,
  IconPlus,
  type IconProps,
  IconUser,
  IconUserCircle,
} from "@tabler/icons-react";
import { type ComponentType, type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/keyboard/kbd.tsx";
import { Group } from "../../ui/layout/group.tsx";
import classes from "./palette.module.css";
import type { PaletteRow } from "./palette-row.ts";

const icons: Readonly<Record<PaletteRow["icon"], ComponentType<IconProps>>> = {
  deal: IconBriefcase,
  company: IconBuilding,
  contact: IconUser,
  document: IconFileText,
  activity: IconNote,
  person: IconUserCircle,
  action: IconArrowRight,
  screen: IconLayoutSidebar,
  create: IconPlus,
};

interface ListProps {
  readonly id: string;
  readonly rows: readonly PaletteRow[];
  readonly chosen: PaletteRow | undefined;
  readonly optionId: (row: PaletteRow) => string;
  readonly onRun: (row: PaletteRow) => void;
}

/** Rows by group, each group where its first row stands. */
export function PaletteList({ id, rows, chosen, optionId, onRun }: ListProps) {
  const { t } = useTranslation("search");
  const groups = [...new Set(rows.map(({ group }) => group))];
  const chosenId = chosen === undefined ? undefined : optionId(chosen);
  useEffect(() => {
    if (chosenId !== undefined) document.getElementById(chosenId)?.scrollIntoView({ block: "nearest" });
  }, [chosenId]);
  return (
    <div id={id} role="listbox" aria-label={t("web.results")} className={classes.list}>
      {groups.map((group) => (
        <Group key={group} label={t(`web.group.${group}`)}>
          <div className={classes.group} aria-hidden>
            {t(`web.group.${group}`)}
          </div>
          {rows
            .filter((row) => row.group === group)
            .map((row) => (
              <Option key={row.id} row={row} id={optionId(row)} isChosen={row === chosen} onRun={() => onRun(row)} />
            ))}
        </Group>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly row: PaletteRow;
  readonly id: string;
  readonly isChosen: boolean;
  readonly onRun: () => void;
}

function Option({ row, id, isChosen, onRun }: OptionProps) {
  const Icon = icons[row.icon];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the combobox, which hears the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox points at it by aria-activedescendant.
    <div id={id} role="option" aria-selected={isChosen} className={classes.option} onClick={onRun}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <span className={classes.label}>{marked(row)}</span>
      {row.hint !== undefined && <span className={classes.hint}>{row.hint}</span>}
      {row.keys !== undefined && <Kbd keys={row.keys} />}
    </div>
  );
}

function marked({ label, highlights = [] }: PaletteRow): ReactNode {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [from, to] of highlights) {
    parts.push(label.slice(done, from), <mark key={from}>{label.slice(from, to)}</mark>);
    done = to;
  }
  return [...parts, label.slice(done)];
}
