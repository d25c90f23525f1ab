import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAskedValue } from "./choose-value.ts";
import dialog from "./confirm-dialog.module.css";
import classes from "./value-dialog.module.css";

/** Stands once in the shell: two edits at once are both shown, and the person chooses. Closed, the saved one stays. */
export function ValueDialog() {
  const { t } = useTranslation("ui");
  const asked = useAskedValue();
  if (asked === undefined) return null;
  const { rows, theirsTitle, mineTitle, answer } = asked;
  return (
    <Modal
      opened
      onClose={() => answer(false)}
      title={asked.title}
      size={520}
      closeButtonProps={{ "aria-label": t("confirm.close") }}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{theirsTitle}</th>
            <th scope="col">{mineTitle}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, theirs, mine }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{theirs}</td>
              <td>{mine}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={dialog.buttons}>
        <Button onClick={() => answer(false)}>{asked.keepTheirs}</Button>
        <Button variant="ink" onClick={() => answer(true)}>
          {asked.keepMine}
        </Button>
      </div>
    </Modal>
  );
}
