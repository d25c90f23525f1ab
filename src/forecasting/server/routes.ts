import { type Route, read } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { answerBackTest, answerForecast } from "./answers.ts";

const own = "forecast.read";

export const forecastingRoutes: readonly Route[] = [
  read(contract.getForecast, { permission: own, handle: (reading, { query }) => answerForecast(reading, query) }),
  read(contract.getBackTest, { permission: own, handle: (reading, { query }) => answerBackTest(reading, query) }),
];
