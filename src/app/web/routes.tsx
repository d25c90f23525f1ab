import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import type { i18n } from "i18next";
import { configureApi } from "../../ui/api/client.ts";
import { namespacesOf, type ScreenDefinition } from "../../ui/screen-definition.ts";
import { Crashed, NotFound, Pending } from "./fallbacks.tsx";
import { menuOf } from "./menu.ts";
import type { SessionSource } from "./session-source.ts";
import { WorkspaceLayout } from "./workspace-layout.tsx";

/** The tree: public screens at the root, the others under /w/<workspace> inside the shell. */
export function createWebRouter(screens: readonly ScreenDefinition[], source: SessionSource, i18n: i18n) {
  const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Crashed });
  const screenRoute = (screen: ScreenDefinition, parent: typeof root) =>
    createRoute({
      getParentRoute: () => parent,
      path: screen.path,
      loader: async () => {
        await i18n.loadNamespaces([...namespacesOf(screen)]);
        document.title = `${i18n.t(screen.title)} — ${i18n.t("ui:product")}`;
      },
      component: lazyRouteComponent(screen.load, "Screen"),
    });
  const workspace = createRoute({
    getParentRoute: () => root,
    path: "/w/$workspace",
    loader: async ({ params, location }) => {
      configureApi({ workspace: params.workspace });
      const session = await source.read(params.workspace);
      if (session === null) throw redirect({ to: "/sign-in", search: { next: location.href } as never });
      return { session, signOut: source.signOut, screens };
    },
    staleTime: Number.POSITIVE_INFINITY,
    component: WorkspaceLayout,
    notFoundComponent: NotFound,
  });
  const start = createRoute({
    getParentRoute: () => workspace,
    path: "/",
    beforeLoad: ({ params }) => {
      const first = menuOf(screens)[0];
      if (first !== undefined) throw redirect({ to: `/w/${params.workspace}${first.path}` });
    },
    component: NotFound,
  });
  const isPublic = (screen: ScreenDefinition) => screen.scope === "public";
  const inside = screens.filter((screen) => !isPublic(screen)).map((one) => screenRoute(one, workspace as never));
  const outside = screens.filter(isPublic).map((one) => screenRoute(one, root));
  return createRouter({
    routeTree: root.addChildren([workspace.addChildren([start, ...inside]), ...outside]),
    defaultPreload: "intent",
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultPendingComponent: Pending,
    defaultErrorComponent: Crashed,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}
