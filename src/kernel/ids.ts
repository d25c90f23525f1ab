/** An identifier (UUIDv7, lower case) that cannot be confused with the identifier of something else. */
export type Id<Brand extends string> = string & { readonly __of: Brand };

export type WorkspaceId = Id<"workspace">;
export type UserId = Id<"user">;
export type DepartmentId = Id<"department">;
export type CompanyId = Id<"company">;
export type ContactId = Id<"contact">;
export type PipelineId = Id<"pipeline">;
export type StageId = Id<"stage">;
export type DealId = Id<"deal">;
export type ActivityId = Id<"activity">;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return uuid.test(text);
}
