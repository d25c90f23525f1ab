/** What a float may be off by: far below anything that money makes of a share. */
const slack = 1e-7;

/**
 * A share cut to so many digits of its percent, not rounded, so that what is below a border never reads as the border: 79.99 % is 79 %
 * of the plan and no 80 %, 99.96 % is 99.9 %. A refund's −0.4 % is −1 %.
 */
export function cutShare(share: number, digits: number): number {
  const scale = 100 * 10 ** digits;
  return Math.floor(share * scale + slack) / scale;
}
