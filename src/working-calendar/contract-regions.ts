import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireText, wireVersion } from "../kernel/wire.ts";

const regionFields = {
  name: wireText(120).min(1),
  days: z.array(z.strictObject({ date: wireDate, name: wireText(120).nullable().default(null) })).max(500),
  departmentIds: z.array(wireId).max(500),
  personIds: z.array(wireId).max(2_000),
};

const region = z.strictObject({ id: wireId, ...regionFields, version: wireVersion });

export const listRegions = endpoint({
  method: "GET",
  path: "/working-regions",
  summary: "Regions with days off of their own, and who belongs to them",
  answer: z.strictObject({ items: z.array(region) }),
});
export const createRegion = endpoint({
  method: "POST",
  path: "/working-regions",
  summary: "Add a region",
  status: 201,
  body: z.strictObject(regionFields),
  answer: region,
});
export const changeRegion = endpoint({
  method: "PATCH",
  path: "/working-regions/{id}",
  summary: "Change a region, its days off, departments and people",
  params: idParams,
  body: z.strictObject({ ...regionFields, version: wireVersion }),
  answer: region,
});
export const deleteRegion = endpoint({
  method: "DELETE",
  path: "/working-regions/{id}",
  summary: "Delete a region; its people work as the workspace does",
  params: idParams,
  answer: z.strictObject({ done: z.literal(true) }),
});

export type Region = z.infer<typeof region>;
