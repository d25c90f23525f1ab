import { IconDots, IconListSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { setPaletteOpen } from "../../ui/palette/palette-actions.ts";
import { MenuLink, type MenuProps } from "./rail.tsx";
import classes from "./shell.module.css";
import { UserMenu } from "./user-menu.tsx";

/** The menu of a phone: three places, the search and the rest under "Ещё". */
export function TabBar({ menu, current, onSignOut }: MenuProps) {
  const { t } = useTranslation("ui");
  const shown = menu.filter(({ place }) => place !== "settings").slice(0, 3);
  const rest = menu.filter((item) => !shown.includes(item));
  return (
    <nav className={classes.tabs} aria-label={t("places.label")}>
      {shown.map((item) => (
        <MenuLink key={item.place} {...item} current={current} />
      ))}
      <button type="button" className={classes.item} onClick={() => setPaletteOpen(true)}>
        <IconListSearch size={18} stroke={1.5} aria-hidden />
        {t("filter.search")}
      </button>
      <UserMenu position="top-end" onSignOut={onSignOut} places={rest}>
        <button
          type="button"
          className={classes.item}
          data-on={rest.some(({ place }) => place === current) || undefined}
        >
          <IconDots size={18} stroke={1.5} aria-hidden />
          {t("places.more")}
        </button>
      </UserMenu>
    </nav>
  );
}
