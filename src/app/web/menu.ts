import type { Permission } from "../../kernel/actor.ts";
import { type Place, places, type ScreenDefinition } from "../../ui/screen-definition.ts";

export interface MenuItem {
  readonly place: Place;
  readonly path: string;
}

/** The places that exist in this release, in the menu's order; with permissions, those the person may see. */
export function menuOf(screens: readonly ScreenDefinition[], permissions?: readonly Permission[]): readonly MenuItem[] {
  const maySee = ({ permission }: ScreenDefinition) =>
    permission === undefined || permissions === undefined || permissions.includes(permission);
  return places.flatMap((place) => {
    const open = screens.filter((screen) => screen.place === place && maySee(screen));
    // Who may not see the first tab of a place enters by the first that is open to them.
    const entry = open.find(({ isEntry }) => isEntry === true) ?? open.find(({ tab }) => tab !== undefined);
    return entry === undefined ? [] : [{ place, path: entry.path }];
  });
}

/** The screen inside a workspace at an address such as "/w/north/deals/0190". */
export function screenAt(screens: readonly ScreenDefinition[], pathname: string): ScreenDefinition | undefined {
  const path = pathname.replace(/^\/w\/[^/]+/, "");
  return screens.find((screen) => patternOf(screen.path).test(path));
}

/** Whether the person came, by an address, to a screen that is not for their role. */
export function isClosedTo(
  screens: readonly ScreenDefinition[],
  pathname: string,
  permissions: readonly Permission[],
): boolean {
  const permission = screenAt(screens, pathname)?.permission;
  return permission !== undefined && !permissions.includes(permission);
}

/** Which place is lit there. */
export const placeAt = (screens: readonly ScreenDefinition[], pathname: string): Place | undefined =>
  screenAt(screens, pathname)?.place;

const patternOf = (path: string) => new RegExp(`^${path.replaceAll(/\$[^/]+/g, "[^/]+")}/?$`);
