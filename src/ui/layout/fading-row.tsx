import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import classes from "./fading-row.module.css";

/** A row that scrolls sideways where there is no room; it fades at the side where there is more, with an arrow. */
export function FadingRow({ children }: { children: ReactNode }) {
  const row = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState({ before: false, after: false });
  useEffect(() => {
    const box = row.current;
    if (box === null) return;
    const look = () => {
      const before = box.scrollLeft > 2;
      const after = box.scrollLeft + box.clientWidth < box.scrollWidth - 2;
      setMore((was) => (was.before === before && was.after === after ? was : { before, after }));
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(box);
    for (const child of box.children) sizes.observe(child);
    box.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, []);
  return (
    <div className={classes.fading} data-before={more.before || undefined} data-after={more.after || undefined}>
      {more.before && <IconChevronLeft className={classes.more} size={16} stroke={1.5} aria-hidden />}
      <div ref={row} className={classes.row}>
        {children}
      </div>
      {more.after && <IconChevronRight className={classes.more} size={16} stroke={1.5} aria-hidden />}
    </div>
  );
}
