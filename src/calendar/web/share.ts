/** Minutes of a day as a share of its height. */
export const share = (minutes: number) => `${(minutes / 14.4).toFixed(4)}%`;
