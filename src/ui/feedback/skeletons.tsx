import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./states.module.css";

/** One grey line; `width` in CSS units. */
export function Bone({ width = "100%", height = 10 }: { width?: string; height?: number }) {
  return <i className={classes.bone} style={{ width, height }} />;
}

/** Holds a skeleton back for 150 ms and tells a screen reader once that something loads. */
export function Skeleton({ children }: { children: ReactNode }) {
  const { t } = useTranslation("ui");
  return (
    <div className={classes.late}>
      <span role="status" className={classes.hidden}>
        {t("shell.loading")}
      </span>
      <div aria-hidden>{children}</div>
    </div>
  );
}

/** A deal card of the board. */
export function CardSkeleton() {
  return (
    <div className={classes.card}>
      <Bone width="62%" height={11} />
      <Bone width="84%" height={9} />
      <Bone width="46%" height={11} />
      <Bone height={4} />
      <Bone width="70%" height={9} />
    </div>
  );
}

/** Lines of text. */
export function LinesSkeleton({ lines = 4 }: { lines?: number }) {
  return (
    <Skeleton>
      <div className={classes.lines}>
        {widthsOf(lines).map(({ id, width }) => (
          <Bone key={id} width={width} />
        ))}
      </div>
    </Skeleton>
  );
}

/** Rows of a table. */
export function TableSkeleton({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  const shape = { gridTemplateColumns: `2fr repeat(${columns - 1}, 1fr)` };
  return (
    <Skeleton>
      {widthsOf(rows).map((row) => (
        <div key={row.id} className={classes.tableLine} style={shape}>
          {widthsOf(columns).map(({ id, width }) => (
            <Bone key={id} width={width} />
          ))}
        </div>
      ))}
    </Skeleton>
  );
}

/** A bar chart: bars that grow shorter, as a funnel does. */
export function ChartSkeleton({ bars = 6 }: { bars?: number }) {
  return (
    <Skeleton>
      <div className={classes.chart}>
        {widthsOf(bars).map(({ id, place }) => (
          <Bone key={id} width={`${Math.round(95 - (place * 80) / bars)}%`} height={24} />
        ))}
      </div>
    </Skeleton>
  );
}

const steps = ["72%", "48%", "60%", "84%", "54%"];
function widthsOf(count: number) {
  return Array.from({ length: count }, (_, place) => ({
    id: `bone-${place}`,
    place,
    width: steps[place % steps.length] ?? "60%",
  }));
}
