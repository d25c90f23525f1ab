import { ActionIcon } from "@mantine/core";
import type { IconProps } from "@tabler/icons-react";
import type { ComponentType } from "react";

/** Calls, writes or opens what a fact holds. */
export function QuickLink(props: { href: string; label: string; icon: ComponentType<IconProps> }) {
  const { href, label, icon: Icon } = props;
  const outside = href.startsWith("http") ? { target: "_blank", rel: "noreferrer" } : {};
  return (
    <ActionIcon component="a" href={href} aria-label={label} title={label} {...outside}>
      <Icon size={16} stroke={1.5} />
    </ActionIcon>
  );
}
