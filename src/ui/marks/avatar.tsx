import classes from "./avatar.module.css";

export interface AvatarProps {
  readonly name: string;
  readonly size?: "md" | "lg";
  /** The person who is looking. */
  readonly isMe?: boolean;
  /** Beside the written name it is silent. */
  readonly decorative?: boolean;
}

/** Initials in a circle; the full name is said and shown on hover. */
export function Avatar({ name, size = "md", isMe = false, decorative = false }: AvatarProps) {
  const spoken = decorative
    ? ({ "aria-hidden": true } as const)
    : ({ role: "img", "aria-label": name, title: name } as const);
  return (
    <span
      className={classes.avatar}
      data-size={size}
      data-me={isMe || undefined}
      data-initials={initialsOf(name)}
      {...spoken}
    />
  );
}

/** "Дарья Соколова" → "ДС". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toLocaleUpperCase())
    .join("");
}
