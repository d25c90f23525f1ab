import type { ComponentProps } from "react";

/** Room around a button, or beside one, where the mouse does the same: the button is what is heard and reached by keyboard. */
export function WideTarget({ onClick, ...rest }: ComponentProps<"div">) {
  // biome-ignore lint/a11y/noStaticElementInteractions: the button is the element, this is its room
  // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has the button
  return <div onClick={onClick} {...rest} />;
}
