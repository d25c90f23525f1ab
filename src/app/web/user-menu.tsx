import { type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import { IconKeyboard, IconLock, IconLogout } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../kernel/actor.ts";
import { useLanguage } from "../../ui/i18n/use-language.ts";
import { useGo } from "../../ui/link.tsx";
import { useSession } from "../../ui/session.tsx";
import type { MenuItem } from "./menu.ts";
import classes from "./shell.module.css";

interface UserMenuProps {
  /** The button that opens it. */
  readonly children: ReactElement;
  readonly position: "right-end" | "top-end";
  readonly onSignOut: () => Promise<void>;
  /** Places that found no room in the bar of a phone. */
  readonly places?: readonly MenuItem[];
}

/** Who I am here, theme, language, keys, sign out. */
export function UserMenu({ children, position, onSignOut, places = [] }: UserMenuProps) {
  const { t } = useTranslation("ui");
  const go = useGo();
  const { user, workspace } = useSession();
  const openKeys = () =>
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "?", code: "Slash", shiftKey: true }));
  return (
    <Menu position={position} width={240}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {places.map(({ place, path }) => (
          <Menu.Item key={place} onClick={() => void go(path)}>
            {t(`places.${place}`)}
          </Menu.Item>
        ))}
        <Menu.Label>
          <b className={classes.name}>{user.name}</b>
          <span className="el">{workspace.name}</span>
        </Menu.Label>
        <Menu.Divider />
        <ThemeChoice />
        <Menu.Divider />
        <LanguageChoice />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLock size={16} stroke={1.5} />} onClick={() => void go("/profile")}>
          {t("shell.profile")}
        </Menu.Item>
        <Menu.Item className="not-phone" leftSection={<IconKeyboard size={16} stroke={1.5} />} onClick={openKeys}>
          {t("shell.keys")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.5} />} onClick={() => void onSignOut()}>
          {t("shell.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const themes: readonly (readonly [MantineColorScheme, string])[] = [
  ["light", "shell.themeLight"],
  ["dark", "shell.themeDark"],
  ["auto", "shell.themeAuto"],
];

function ThemeChoice() {
  const { t } = useTranslation("ui");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t("shell.theme")}</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
        {themes.map(([scheme, name]) => (
          <Menu.RadioItem key={scheme} value={scheme}>
            {t(name)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

function LanguageChoice() {
  const { t } = useTranslation("ui");
  const { language, languages, choose } = useLanguage();
  return (
    <>
      <Menu.Label>{t("shell.language")}</Menu.Label>
      <Menu.RadioGroup value={language} onChange={(value) => void choose(value as Locale)}>
        {languages.map((one) => (
          <Menu.RadioItem key={one} value={one}>
            {t(`languages.${one}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
