import type { ReactNode } from "react";

/** One column of a `DataTable`. */
export interface Column<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the right. */
  readonly align?: "start" | "end";
  /** CSS width; columns without one share what is left. */
  readonly width?: string;
  readonly isSortable?: boolean;
  /** Left out on a phone. */
  readonly isMinor?: boolean;
  /** Where columns are arranged: stands only where somebody chose it. */
  readonly isExtra?: boolean;
  /** Where columns are arranged: cannot be taken away. */
  readonly isAlways?: boolean;
}

export interface Sorting {
  readonly key: string;
  readonly direction: "up" | "down";
}
