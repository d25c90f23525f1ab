import classes from "./kbd.module.css";
import { isApple, type KeyPattern, parsePattern, type Stroke } from "./key-pattern.ts";

const signs: Record<string, string> = {
  Slash: "/",
  Escape: "Esc",
  Enter: "Enter",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  BracketLeft: "[",
  BracketRight: "]",
};

/** A key or keys as they are printed on this machine: "Mod+K" is ⌘K on a Mac and Ctrl K elsewhere. */
export function Kbd({ keys }: { keys: KeyPattern }) {
  const mac = isApple();
  return (
    <span className={classes.keys}>
      {parsePattern(keys).map((stroke) => (
        <kbd key={stroke.code} className={classes.key}>
          {print(stroke, mac)}
        </kbd>
      ))}
    </span>
  );
}

function print(stroke: Stroke, mac: boolean): string {
  const key = signs[stroke.code] ?? stroke.code.replace(/^(Key|Digit)/, "");
  const held = [
    stroke.mod && (mac ? "⌘" : "Ctrl"),
    stroke.alt && (mac ? "⌥" : "Alt"),
    stroke.shift && (mac ? "⇧" : "Shift"),
  ];
  return [...held.filter((name) => name !== false), key].join(mac ? "" : "\u00a0");
}
