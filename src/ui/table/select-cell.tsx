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
