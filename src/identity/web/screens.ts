import type { ScreenDefinition } from "../../ui/screen-definition.ts";

/** Screens of sign-in and settings. */
export const screens: readonly ScreenDefinition[] = [
  { path: "/", title: "identity:start.title", load: () => import("./start-screen.tsx"), scope: "public" },
  { path: "/sign-in", title: "identity:signIn.title", load: () => import("./sign-in-screen.tsx"), scope: "public" },
  { path: "/welcome", title: "identity:welcome.title", load: () => import("./welcome-screen.tsx"), scope: "public" },
  {
    path: "/invitation",
    title: "identity:invitation.title",
    load: () => import("./invitation-screen.tsx"),
    scope: "public",
  },
  {
    path: "/second-factor",
    title: "identity:secondFactor.needTitle",
    load: () => import("./second-factor-screen.tsx"),
    scope: "public",
  },
  { path: "/profile", title: "identity:profile.title", load: () => import("./profile-screen.tsx") },
  {
    path: "/settings/access",
    title: "identity:access.title",
    load: () => import("./access-screen.tsx"),
    place: "settings",
    permission: "workspace.edit",
  },
  {
    path: "/settings/workspace",
    title: "identity:workspace.title",
    load: () => import("./workspace-screen.tsx"),
    place: "settings",
    isEntry: true,
    permission: "workspace.read",
  },
  {
    path: "/settings/people",
    title: "identity:people.title",
    load: () => import("./people-screen.tsx"),
    place: "settings",
    permission: "users.read",
  },
  {
    path: "/settings/keys",
    title: "identity:keys.title",
    load: () => import("./keys-screen.tsx"),
    place: "settings",
    permission: "api_keys.edit",
  },
  {
    path: "/settings/audit",
    title: "identity:audit.title",
    load: () => import("./audit-screen.tsx"),
    place: "settings",
    permission: "audit.read",
  },
];
