import { useMantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useGo } from "../../ui/link.tsx";
import { type PaletteCommand, useKnownPaletteActions } from "../../ui/palette/palette-actions.ts";
import { type RecentPlace, recentPlaces } from "../../ui/palette/recent-places.ts";
import type { ScreenDefinition } from "../../ui/screen-definition.ts";
import { useSession } from "../../ui/session.tsx";
import type { SearchKind } from "../domain/kinds.ts";
import { readQuery, wordsOf } from "../domain/read-query.ts";
import type { PaletteRow } from "./palette-row.ts";

export interface OwnParts {
  readonly screens: readonly ScreenDefinition[];
  readonly commands: readonly PaletteCommand[];
  /** Opens a command's dialog over the screen. */
  readonly onCommand: (command: PaletteCommand, name: string) => void;
}

const kindOfPlace = ({ path }: RecentPlace): SearchKind =>
  path.startsWith("/companies") ? "company" : path.startsWith("/contacts") ? "contact" : "deal";

/** Every word of one way to read the typed text begins a word of the label. */
function suits(label: string, typed: string): boolean {
  const words = wordsOf(label);
  return readQuery(typed).readings.some((asked) => asked.every((one) => words.some((word) => word.startsWith(one))));
}

/** What needs no server: the objects opened last, what this screen can do, commands and screens. */
export function useOwnRows(typed: string, parts: OwnParts): readonly PaletteRow[] {
  const go = useGo();
  const { user } = useSession();
  const actions = useActionRows(parts);
  const screens = useScreenRows(parts.screens);
  if (typed.trim() !== "") return [...actions, ...screens].filter(({ label }) => suits(label, typed));
  const elsewhere = recentPlaces(user.id).filter(({ path }) => !window.location.pathname.endsWith(path));
  const recent = elsewhere.map(
    (place): PaletteRow => ({
      id: `recent ${place.path}`,
      group: "recent",
      icon: kindOfPlace(place),
      label: place.title,
      run: () => void go(place.path),
    }),
  );
  return [...recent, ...actions, ...screens];
}

function useActionRows({ commands, onCommand }: OwnParts): readonly PaletteRow[] {
  const { t, i18n } = useTranslation("search");
  const { permissions } = useSession();
  const here = useKnownPaletteActions();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const action = (id: string, label: string, run: () => void): PaletteRow => ({
    id,
    group: "actions",
    icon: "action",
    label,
    run,
  });
  const isDark =
    colorScheme === "dark" || (colorScheme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  return [
    ...here.map((one): PaletteRow => ({ ...one, group: "here", icon: "action" })),
    ...commands
      .filter(({ permission }) => permissions.includes(permission))
      .map((command) => action(command.id, i18n.t(command.title), () => onCommand(command, ""))),
    action("theme", t("web.action.theme"), () => setColorScheme(isDark ? "light" : "dark")),
    action("keys", t("web.action.keys"), () =>
      window.dispatchEvent(new KeyboardEvent("keydown", { key: "?", code: "Slash", shiftKey: true })),
    ),
  ];
}

function useScreenRows(screens: readonly ScreenDefinition[]): readonly PaletteRow[] {
  const { i18n } = useTranslation();
  const { permissions } = useSession();
  const go = useGo();
  return screens
    .filter(({ scope, path, permission }) => {
      const isOpen = permission === undefined || permissions.includes(permission);
      return scope !== "public" && !path.includes("$") && isOpen;
    })
    .map(({ path, title, place }) => ({
      id: `screen ${path}`,
      group: "screens",
      icon: "screen",
      label: i18n.t(title),
      hint: place === undefined ? undefined : i18n.t(`ui:places.${place}`),
      run: () => void go(path),
    }));
}
