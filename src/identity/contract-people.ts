import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wireInstant, wirePage, wireVersion } from "../kernel/wire.ts";
import { done, name, role } from "./contract-fields.ts";

/** People and the departments that they are in (PLT-2). */

export const userShape = z.strictObject({
  id: wireId,
  name: z.string(),
  email: z.string().nullable(),
  role,
  departmentId: wireId.nullable(),
  isActive: z.boolean(),
  /** Whether the person has a sign-in; those known from an import have none. */
  hasSignIn: z.boolean(),
  hasSecondFactor: z.boolean(),
  createdAt: wireInstant,
  version: wireVersion,
});
export type User = z.output<typeof userShape>;

export const listUsers = endpoint({
  method: "GET",
  path: "/users",
  summary: "People of the workspace, by name",
  query: z.strictObject({
    ...pageQuery,
    q: z.string().max(100).optional(),
    active: z.enum(["true", "false"]).optional(),
    departmentId: wireId.optional(),
    role: role.optional(),
  }),
  answer: wirePage(userShape),
});

export const getUser = endpoint({
  method: "GET",
  path: "/users/{id}",
  summary: "One person",
  params: idParams,
  answer: userShape,
});

export const changeUser = endpoint({
  method: "PATCH",
  path: "/users/{id}",
  summary: "Change a person's name, role or department, or deactivate the person",
  params: idParams,
  body: z.strictObject({
    version: wireVersion,
    name: name.optional(),
    role: role.optional(),
    departmentId: wireId.nullable().optional(),
    isActive: z.boolean().optional(),
  }),
  answer: userShape,
});

export const departmentShape = z.strictObject({
  id: wireId,
  parentId: wireId.nullable(),
  name: z.string(),
  /** Active people directly in it. */
  people: z.int(),
  version: wireVersion,
});
export type Department = z.output<typeof departmentShape>;

export const listDepartments = endpoint({
  method: "GET",
  path: "/departments",
  summary: "All departments; the tree is in `parentId`",
  answer: z.strictObject({ items: z.array(departmentShape) }),
});

export const createDepartment = endpoint({
  method: "POST",
  path: "/departments",
  summary: "Create a department",
  status: 201,
  body: z.strictObject({ name, parentId: wireId.nullable().default(null) }),
  answer: departmentShape,
});

export const changeDepartment = endpoint({
  method: "PATCH",
  path: "/departments/{id}",
  summary: "Rename a department or move it under another",
  params: idParams,
  body: z.strictObject({ version: wireVersion, name: name.optional(), parentId: wireId.nullable().optional() }),
  answer: departmentShape,
});

export const removeDepartment = endpoint({
  method: "DELETE",
  path: "/departments/{id}",
  summary: "Remove an empty department",
  params: idParams,
  answer: done,
});
