import type { Me } from "../contract.ts";

/** Where a page of ours may lead after sign-in: an address of this site only. Browsers drop tabs: "/⇥/site" is "//site". */
export function safeAddress(next: unknown): string | null {
  return typeof next === "string" && /^\/(?![/\\])[^\p{Cc}]*$/u.test(next) ? next : null;
}

/** Opens the workspace anew, so that nothing of who was here before stays on the page. */
export function enter(me: Me, next: unknown = null): void {
  if (me.current === null && me.secondFactorFor !== null) {
    window.location.assign("/second-factor");
    return;
  }
  const slug = me.current?.workspace.slug ?? me.workspaces[0]?.slug;
  window.location.assign(safeAddress(next) ?? (slug === undefined ? "/welcome" : `/w/${slug}`));
}
