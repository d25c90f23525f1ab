import type { MantineColorsTuple } from "@mantine/core";

/** Ten shades each, generated in OKLCH; screens use the roles made of them, never a ramp. */
export const ramps = {
  gray: ["#fafbfc", "#f4f6f8", "#ebedef", "#e0e2e5", "#ccd0d4", "#8c9197", "#646971", "#4f545c", "#31363d", "#151a20"],
  dark: ["#ebedef", "#babec3", "#93979d", "#5c6167", "#3d4147", "#2e3237", "#22262a", "#181b1f", "#111417", "#090b0e"],
  cobalt: [
    "#f1f6fe",
    "#e2ecfd",
    "#c7dafb",
    "#a2c2f8",
    "#79a4f0",
    "#5387e3",
    "#2f68cd",
    "#1e53b2",
    "#133f8e",
    "#0d2a5f",
  ],
  teal: ["#ebfaf6", "#d2f1ea", "#abe3d7", "#7dd0c0", "#50b8a5", "#2c9a88", "#187d6e", "#0f665a", "#0c4f45", "#0a362f"],
  ochre: ["#fef6ec", "#ffe9cf", "#fed4a1", "#ffbe6a", "#f3a737", "#c9840e", "#a46b0b", "#855708", "#664207", "#462d07"],
  rust: ["#fff3f1", "#fee3de", "#ffc6bc", "#fca091", "#f5725f", "#e74735", "#c92c1d", "#a72216", "#801b11", "#57130c"],
  plum: ["#fdf3f9", "#f8e2f0", "#f2c7e2", "#e6a1cf", "#d779ba", "#be559f", "#a03d84", "#852e6d", "#662354", "#48193b"],
} as const satisfies Record<string, MantineColorsTuple>;
