import { type Route, read } from "../../platform/http/route.ts";
import { getCalendar } from "../contract.ts";
import { readCalendar } from "./read-calendar.ts";

export const calendarRoutes: readonly Route[] = [
  read(getCalendar, { permission: "activities.read", handle: readCalendar }),
];
