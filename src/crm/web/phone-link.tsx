import { shownPhone } from "./field-checks.ts";

/** A phone that calls when pressed; what was typed is shown on hover. */
export function PhoneLink({ typed, normalized }: { typed: string | null; normalized: string | null }) {
  if (normalized === null) return typed === null ? null : <span className="nw">{typed}</span>;
  return (
    <a href={`tel:${normalized}`} className="nw" title={typed ?? normalized}>
      {shownPhone(normalized)}
    </a>
  );
}
