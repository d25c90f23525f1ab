import { type Scale, scaleOf } from "../../../ui/charts/scale.ts";

/** An axis of shares up to 100 %, from the round twenty below the least, so that intervals can be told apart; four ticks at most. */
export function shareScale(shares: readonly number[]): Scale {
  const from = Math.floor(Math.min(0.8, ...shares) * 5 + 1e-9) / 5;
  const scale = scaleOf(1, { from });
  const isCrowded = scale.ticks.length > 4;
  return { ...scale, ticks: scale.ticks.filter((tick) => !isCrowded || Math.round((1 - tick) * 5) % 2 === 0) };
}
