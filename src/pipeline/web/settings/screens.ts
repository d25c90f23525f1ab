import type { ScreenDefinition } from "../../../ui/screen-definition.ts";

/** Settings: what there is to set up, and the pipelines. */
export const settingsScreens: readonly ScreenDefinition[] = [
  {
    path: "/settings",
    title: "pipeline:settings.title",
    load: () => import("./settings-screen.tsx"),
    place: "settings",
    isEntry: true,
  },
  {
    path: "/settings/pipelines",
    title: "pipeline:settings.pipelines",
    load: () => import("./pipelines-screen.tsx"),
    place: "settings",
    permission: "pipelines.read",
  },
  {
    path: "/settings/pipelines/new",
    title: "pipeline:settings.new.title",
    load: () => import("./new-pipeline-screen.tsx"),
    place: "settings",
    permission: "pipelines.edit",
  },
  {
    path: "/settings/pipelines/$pipelineId",
    title: "pipeline:settings.pipeline",
    load: () => import("./pipeline-screen.tsx"),
    place: "settings",
    permission: "pipelines.read",
  },
];
