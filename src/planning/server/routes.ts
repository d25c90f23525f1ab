import type { Route } from "../../platform/http/route.ts";
import { factsRoutes } from "./facts/routes.ts";
import { type PlansParts, plansRoutes } from "./plans/routes.ts";

/** Each folder brings its own. */
export const planningRoutes = (parts: PlansParts): readonly Route[] => [...factsRoutes, ...plansRoutes(parts)];
