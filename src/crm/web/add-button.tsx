import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";

/** The one dark button of a list; on a phone its sign alone. */
export function AddButton({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <Button variant="ink" aria-label={label} onClick={onAdd}>
      <IconPlus size={16} stroke={1.5} aria-hidden />
      <span className="not-phone">
        {"\u00a0"}
        {label}
      </span>
    </Button>
  );
}
