/** How many digits after the comma a time is told with: one under ten, none where it would be a zero ("8", not "8,0"). */
export function timeDigits(value: number): 0 | 1 {
  const tenths = Math.round(value * 10);
  return Math.abs(tenths) < 100 && tenths % 10 !== 0 ? 1 : 0;
}
