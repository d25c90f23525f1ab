import type { EChartsOption } from "echarts";

/** The design's light colours (tokens.css); paper has no dark one. */
export const colours = {
  text: "#151a20",
  quiet: "#4f545c",
  grid: "#ebedef",
  axis: "#646971",
  data: "#2f68cd",
  data2: "#79a4f0",
  data3: "#c7dafb",
  data4: "#e2ecfd",
  mute: "#e0e2e5",
  good: "#187d6e",
  bad: "#c92c1d",
} as const;

/** Lines told apart by their names at the end, and by colours that are told apart without red and green. */
export const lineColours = [
  "#2f68cd",
  "#855708",
  "#2c9a88",
  "#a03d84",
  "#79a4f0",
  "#c9840e",
  "#0a362f",
  "#646971",
] as const;

export const chartWidth = 1000;

/** Stages or reasons from above, one below the other, their names at the left. */
export function names(values: readonly string[]): NonNullable<EChartsOption["yAxis"]> {
  return {
    type: "category",
    inverse: true,
    data: [...values],
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: { interval: 0, color: colours.text, fontSize: 14, width: 210, overflow: "break", lineHeight: 17 },
  };
}

/** Room for the names of an axis within, and so much beyond the right end for what is told there. */
export const grid = (right: number, top: number): NonNullable<EChartsOption["grid"]> => ({
  left: 8,
  right,
  top,
  bottom: 8,
  outerBoundsMode: "same",
  outerBoundsContain: "axisLabel",
});

export const numbers = (name: string): NonNullable<EChartsOption["xAxis"]> => ({
  type: "value",
  name,
  nameLocation: "end",
  nameTextStyle: { color: colours.quiet, fontSize: 12 },
  axisLabel: { color: colours.axis, fontSize: 12 },
  splitLine: { lineStyle: { color: colours.grid } },
});

export const legend = (names: readonly string[]): NonNullable<EChartsOption["legend"]> => ({
  data: [...names],
  top: 0,
  left: 0,
  itemWidth: 14,
  itemHeight: 12,
  itemGap: 18,
  icon: "rect",
  textStyle: { color: colours.quiet, fontSize: 13 },
});
