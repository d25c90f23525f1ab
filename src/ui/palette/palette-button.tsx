import { IconListSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../keyboard/kbd.tsx";
import { useOptionalSession } from "../session.tsx";
import { setPaletteOpen } from "./palette-actions.ts";
import classes from "./palette-button.module.css";

/** Opens the palette by hand, on every screen's top bar; a phone has it among the places, where the thumb is. */
export function PaletteButton() {
  const { t } = useTranslation("ui");
  if (useOptionalSession() === null) return null;
  return (
    <button
      type="button"
      className={`${classes.button} not-phone`}
      aria-label={t("palette.open")}
      onClick={() => setPaletteOpen(true)}
    >
      <IconListSearch size={18} stroke={1.5} aria-hidden />
      <span aria-hidden>
        <Kbd keys="Mod+K" />
      </span>
    </button>
  );
}
