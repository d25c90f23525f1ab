import { useTranslation } from "react-i18next";
import type { Card } from "../../contract.ts";
import classes from "./card.module.css";

/** Where a refused card came from and goes back to. */
export function Ghost({ card }: { card: Card }) {
  const { t } = useTranslation("pipeline");
  return (
    <div className={classes.ghost}>
      <div className="el">{card.company?.name ?? card.title}</div>
      <div className="xs">{t("web.board.ghost")}</div>
    </div>
  );
}
