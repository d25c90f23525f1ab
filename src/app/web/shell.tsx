import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Bell } from "../../notifications/web/index.ts";
import { OfflineStrip } from "../../ui/feedback/offline-strip.tsx";
import { Toasts } from "../../ui/feedback/toast.tsx";
import { ValueDialog } from "../../ui/feedback/value-dialog.tsx";
import { listenToKeys } from "../../ui/keyboard/shortcut-registry.ts";
import { ShortcutsHelp } from "../../ui/keyboard/shortcuts-help.tsx";
import { useShortcuts } from "../../ui/keyboard/use-shortcuts.ts";
import { KnownScreens } from "../../ui/layout/place-tabs.tsx";
import { ScreenCorner } from "../../ui/layout/screen-corner.ts";
import { useGo } from "../../ui/link.tsx";
import { PaletteButton } from "../../ui/palette/palette-button.tsx";
import type { Place, ScreenDefinition } from "../../ui/screen-definition.ts";
import { useSession } from "../../ui/session.tsx";
import { NotForRole } from "./fallbacks.tsx";
import { isClosedTo, menuOf, placeAt } from "./menu.ts";
import { PaletteHost } from "./palette-host.tsx";
import { Rail } from "./rail.tsx";
import classes from "./shell.module.css";
import { TabBar } from "./tab-bar.tsx";

const placeKeys: Record<Place, string> = {
  today: "G T",
  board: "G B",
  customers: "G C",
  calendar: "G K",
  plan: "G P",
  control: "G O",
  reports: "G R",
  pay: "G M",
  settings: "G S",
};

/** The same everywhere, so that it is not drawn anew with each screen. */
const corner = (
  <>
    <PaletteButton />
    <Bell />
  </>
);

interface ShellProps {
  readonly screens: readonly ScreenDefinition[];
  readonly onSignOut: () => Promise<void>;
}

/** What stands around every screen: the menu, the connection, toasts and keys. */
export function Shell({ screens, onSignOut }: ShellProps) {
  const { t } = useTranslation("ui");
  const go = useGo();
  const { permissions } = useSession();
  const { pathname } = useLocation();
  const menu = menuOf(screens, permissions);
  const current = placeAt(screens, pathname);
  useEffect(listenToKeys, []);
  useShortcuts(
    menu.map(({ place, path }) => ({
      keys: placeKeys[place],
      label: t("keys.go", { place: t(`places.${place}`) }),
      run: () => void go(path),
      everywhere: true,
    })),
  );
  return (
    <div className={classes.app}>
      <a className={classes.skip} href="#content">
        {t("shell.skip")}
      </a>
      <Rail menu={menu} current={current} onSignOut={onSignOut} />
      <div className={classes.main}>
        <OfflineStrip />
        <div className={classes.screen}>
          <ScreenCorner value={corner}>
            <KnownScreens value={screens}>
              {isClosedTo(screens, pathname, permissions) ? <NotForRole /> : <Outlet />}
            </KnownScreens>
          </ScreenCorner>
        </div>
      </div>
      <TabBar menu={menu} current={current} onSignOut={onSignOut} />
      <Toasts />
      <ValueDialog />
      <ShortcutsHelp />
      <PaletteHost screens={screens} />
    </div>
  );
}
