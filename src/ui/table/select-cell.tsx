import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import classes from "./data-table.module.css";
import type { Selection } from "./use-selection.ts";

/** The box of a row; with Shift it chooses all from the last one. */
export function SelectCell({
  selection,
  rowKey,
  index,
  name,
}: {
  readonly selection: Selection;
  readonly rowKey: string;
  readonly index: number;
  readonly name: string;
}) {
  const { t } = useTranslation("ui");
  const onClick = (event: MouseEvent) => {
    if (event.shiftKey) selection.extendTo(index);
    else selection.toggle(index);
  };
  return (
    <td className={classes.select}>
      <label>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selection.has(rowKey)}
          onChange={() => undefined}
          onClick={onClick}
          aria-label={t("table.select", { name })}
        />
      </label>
    </td>
  );
}

/** The box over all rows that are loaded. */
export function SelectAllCell({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation("ui");
  return (
    <th scope="col" className={classes.select}>
      <label>
        <input
          type="checkbox"
          ref={(box) => {
            if (box !== null) box.indeterminate = selection.extent === "some";
          }}
          checked={selection.extent === "all"}
          onChange={selection.toggleLoaded}
          aria-label={t("table.selectAll")}
        />
      </label>
    </th>
  );
}

/** What a band heads: the rows below it that are loaded, and how many there are in all. */
export interface Headed {
  readonly keys: readonly string[];
  readonly count: number;
  readonly name: string;
  /** Instead, while they are folded away: brings them first. */
  readonly choose?: () => void;
}

/** The box of a band; it is full only when all that the band heads are chosen, loaded or not. */
export function SelectBandCell({ selection, headed }: { readonly selection: Selection; readonly headed: Headed }) {
  const { t } = useTranslation("ui");
  const { keys, count, name } = headed;
  const chosen = keys.filter(selection.has).length;
  const isFull = selection.isEverything || (count > 0 && chosen === count);
  return (
    <td className={classes.select}>
      <label>
        <input
          type="checkbox"
          tabIndex={-1}
          ref={(box) => {
            if (box !== null) box.indeterminate = !isFull && chosen > 0;
          }}
          checked={isFull}
          onChange={() => chooseHeaded(selection, headed)}
          aria-label={t("table.selectBand", { name })}
        />
      </label>
    </td>
  );
}

export const chooseHeaded = (selection: Selection, { keys, choose }: Headed): void =>
  choose === undefined ? selection.toggleAll(keys) : choose();
