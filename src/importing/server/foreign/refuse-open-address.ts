import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import { hostOf, type OutsideRules } from "../../../platform/http/outside-address.ts";
import { httpRefusals } from "../../../platform/http/refusals.ts";

/** A token travels by https only, so that nobody on the way reads it; a host inside the network may do without. */
export function refuseOpenAddress(address: string, { insideHosts }: OutsideRules): Refusal | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol === "https:" || (url !== null && insideHosts.includes(hostOf(url)))) return null;
  return refuse(httpRefusals, "address_malformed");
}
