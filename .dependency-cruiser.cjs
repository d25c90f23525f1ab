// Law 1 of the house: who may import whom. A slice is any folder of src/ that is not one of these four.
const notSlice = "(?:app|kernel|platform|ui)/";
const slice = `^src/(?!${notSlice})([^/]+)/`;
const tests = "\\.test\\.tsx?$|/test-[^/]+\\.tsx?$";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "slices-meet-at-their-doors",
      comment: "From another slice only its index.ts (server) or web/index.ts (screens) is imported.",
      severity: "error",
      from: { path: slice },
      to: { path: slice, pathNot: ["^src/$1/", "^src/[^/]+/index\\.ts$", "^src/[^/]+/web/index\\.tsx?$"] },
    },
    {
      name: "domain-is-pure",
      comment: "domain/ imports kernel/, itself and the pure libraries of docs/decisions/0007: no clock, no database.",
      severity: "error",
      from: { path: "^src/([^/]+)/domain/", pathNot: tests },
      to: { pathNot: ["^src/kernel/", "^src/$1/domain/", "^node_modules/(?:zod|libphonenumber-js|@stdlib)/"] },
    },
    {
      name: "web-never-reaches-the-server",
      comment: "Screens know their contract, domain/, locales/, ui/, kernel/ and other slices' web/index.ts.",
      severity: "error",
      from: { path: "^src/(?!app/)([^/]+)/web/", pathNot: tests },
      to: {
        path: "^src/",
        pathNot: [
          "^src/$1/(?:web|domain|locales)/",
          // Parts of a contract that few screens need are read by those alone, not by the first visit.
          "^src/$1/contract[a-z-]*\\.ts$",
          "^src/(?:ui|kernel)/",
          "^src/[^/]+/web/index\\.tsx?$",
        ],
      },
    },
    {
      name: "screens-run-in-a-browser",
      comment: "What a browser loads imports nothing of Node.",
      severity: "error",
      from: { path: "^src/(?:ui/|kernel/|[^/]+/(?:web|domain|locales)/|[^/]+/contract\\.ts$)", pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "contracts-are-the-wire-alone",
      comment: "contract.ts and locales/ are read by server and screens alike, so they reach neither.",
      severity: "error",
      from: { path: "^src/([^/]+)/(?:contract[a-z-]*\\.ts$|locales/)", pathNot: tests },
      to: {
        path: "^src/",
        pathNot: ["^src/kernel/", "^src/$1/(?:domain|locales)/", "^src/$1/contract[a-z-]*\\.ts$"],
      },
    },
    {
      name: "server-draws-no-screens",
      severity: "error",
      from: { path: "^src/(?!app/)[^/]+/(?:server/|index\\.ts$)", pathNot: tests },
      to: { path: "^src/(?:ui/|[^/]+/web/)" },
    },
    {
      name: "kernel-knows-nobody",
      comment: "Only zod, which the wire's common shapes are written in.",
      severity: "error",
      from: { path: "^src/kernel/", pathNot: tests },
      to: { pathNot: ["^src/kernel/", "node_modules/zod/"] },
    },
    {
      name: "nobody-imports-app",
      comment: "app/ composes; nothing is composed of it.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/app/" },
      to: { path: "^src/app/" },
    },
    {
      name: "platform-and-ui-know-no-slice",
      severity: "error",
      from: { path: "^src/(?:platform|ui)/" },
      to: { path: slice },
    },
    {
      name: "ui-never-reaches-platform",
      severity: "error",
      from: { path: "^src/ui/" },
      to: { path: "^src/platform/" },
    },
    {
      name: "platform-draws-nothing",
      severity: "error",
      from: { path: "^src/platform/" },
      to: { path: "^src/ui/" },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true },
    },
    {
      name: "every-import-is-found",
      comment: "An import that is not resolved could not be judged.",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".css"],
    },
  },
};
