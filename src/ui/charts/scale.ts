/** A horizontal axis from zero (or `from`) to `to`; positions in percent of its width. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly at: (value: number) => number;
}

/** Round ticks, four to seven of them; the axis ends at the greatest value or the tick above it. */
export function scaleOf(greatest: number, options: { readonly from?: number; readonly exact?: boolean } = {}): Scale {
  const from = options.from ?? 0;
  const span = Math.max(greatest - from, 1e-9);
  const step = roundStep(span / 5);
  const to = options.exact === true ? greatest : from + Math.ceil(span / step - 1e-9) * step;
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  const ticks = Array.from({ length: count }, (_, place) => Number((from + place * step).toPrecision(12)));
  return { from, to, ticks, at: (value) => clamp(((value - from) / (to - from)) * 100) };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const first = [1, 2, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10;
  return first * power;
}

const clamp = (percent: number) => Math.min(100, Math.max(0, percent));
