import {
  IconAdjustmentsHorizontal,
  IconBuilding,
  IconCalendar,
  IconChartBar,
  IconCoins,
  IconGauge,
  IconLayoutKanban,
  IconListDetails,
  type IconProps,
  IconTrendingUp,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "../../ui/link.tsx";
import { Avatar } from "../../ui/marks/avatar.tsx";
import type { Place } from "../../ui/screen-definition.ts";
import { useSession } from "../../ui/session.tsx";
import { Logo } from "./logo.tsx";
import type { MenuItem } from "./menu.ts";
import classes from "./shell.module.css";
import { UserMenu } from "./user-menu.tsx";

export const placeIcons: Record<Place, ComponentType<IconProps>> = {
  today: IconListDetails,
  board: IconLayoutKanban,
  customers: IconBuilding,
  calendar: IconCalendar,
  plan: IconTrendingUp,
  control: IconGauge,
  reports: IconChartBar,
  pay: IconCoins,
  settings: IconAdjustmentsHorizontal,
};

export interface MenuProps {
  readonly menu: readonly MenuItem[];
  readonly current: Place | undefined;
  readonly onSignOut: () => Promise<void>;
}

/** The main menu with words, 76 px; settings and the person stand at its foot. */
export function Rail({ menu, current, onSignOut }: MenuProps) {
  const { t } = useTranslation("ui");
  const { user, workspace } = useSession();
  const item = ({ place, path }: MenuItem) => <MenuLink key={place} place={place} path={path} current={current} />;
  return (
    <nav className={classes.rail} aria-label={t("places.label")}>
      <span className={classes.logo} title={`${t("product")} — ${workspace.name}`}>
        <Logo />
      </span>
      {menu.filter(({ place }) => place !== "settings").map(item)}
      <span className={classes.space} />
      {menu.filter(({ place }) => place === "settings").map(item)}
      <UserMenu position="right-end" onSignOut={onSignOut}>
        <button type="button" className={classes.user} aria-label={t("shell.userMenu", { name: user.name })}>
          <Avatar name={user.name} size="lg" isMe decorative />
        </button>
      </UserMenu>
    </nav>
  );
}

export function MenuLink({ place, path, current }: MenuItem & { current: Place | undefined }) {
  const { t } = useTranslation("ui");
  const Icon = placeIcons[place];
  return (
    <AppLink to={path} className={classes.item} {...(place === current ? { "aria-current": "page" as const } : {})}>
      <Icon size={18} stroke={1.5} aria-hidden />
      {t(`places.${place}`)}
    </AppLink>
  );
}
