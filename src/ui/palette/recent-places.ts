/** Objects whose screens were opened on this device, the latest first, for the palette before anything is typed. */
export interface RecentPlace {
  /** Below the workspace: "/deals/0190…". */
  readonly path: string;
  readonly title: string;
}

const most = 7;
const object = /^\/w\/[^/]+(\/(?:deals|companies|contacts)\/[0-9a-f-]{36})\/?$/;
const keyOf = (userId: string) => `voronka.recent.${userId}`;

export function recentPlaces(userId: string): readonly RecentPlace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? "[]");
    return Array.isArray(kept) ? (kept as RecentPlace[]) : [];
  } catch {
    return [];
  }
}

/** Remembers the screen of an object; other screens are not remembered. */
export function rememberPlace(userId: string, pathname: string, title: string): void {
  const path = object.exec(pathname)?.[1];
  if (path === undefined) return;
  const others = recentPlaces(userId).filter((place) => place.path !== path);
  localStorage.setItem(keyOf(userId), JSON.stringify([{ path, title }, ...others].slice(0, most)));
}
