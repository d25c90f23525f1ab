import type { Route } from "../../platform/http/route.ts";
import { plansRoutes } from "./plans/routes.ts";

/** Each folder brings its own. */
export const planningRoutes: readonly Route[] = [...plansRoutes];
