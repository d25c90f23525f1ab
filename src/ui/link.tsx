import { Link, useNavigate, useParams, useRouter, useSearch } from "@tanstack/react-router";
import type { CSSProperties, MouseEventHandler, ReactNode } from "react";
import { useOptionalSession } from "./session.tsx";

export type SearchParams = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface PlaceProps {
  /** Path of a screen below the workspace, parameters filled in: "/deals/0190…". */
  readonly to: string;
  readonly search?: SearchParams;
}

/** The same path with the workspace before it: "/board" → "/w/north/board". */
export function useAddress(): (path: string) => string {
  const slug = useOptionalSession()?.workspace.slug;
  return (path) => (slug === undefined ? path : `/w/${slug}${path}`);
}

interface AppLinkProps extends PlaceProps {
  readonly children?: ReactNode;
  readonly className?: string | undefined;
  readonly style?: CSSProperties;
  readonly title?: string;
  readonly tabIndex?: number;
  readonly onClick?: MouseEventHandler<HTMLAnchorElement>;
  readonly "aria-label"?: string;
  readonly "aria-current"?: "page";
}

/** A link to a screen; loads it when the pointer comes near. */
export function AppLink({ to, search, ...rest }: AppLinkProps) {
  const address = useAddress();
  return (
    <Link
      to={address(to)}
      search={(search ?? {}) as never}
      preload="intent"
      activeOptions={{ exact: true }}
      {...(rest as object)}
    />
  );
}

/** Goes to a screen: `go("/board")`, `go("/deals", { stage: id })`. */
export function useGo() {
  const navigate = useNavigate();
  const address = useAddress();
  return (path: string, search?: SearchParams, how: { readonly replace?: boolean } = {}) =>
    navigate({ to: address(path), search: (search ?? {}) as never, replace: how.replace ?? false });
}

/** Asks anew who is here and where: after a change of what the session tells of the workspace. */
export function useReloadSession(): () => Promise<void> {
  const router = useRouter();
  return () => router.invalidate();
}

/** A parameter of the path, such as `dealId` of "/deals/$dealId". */
export function usePathParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return params[name] ?? "";
}

/** The query of the address, read by the screen's own parser, and a way to change a part of it in place. */
export function useSearchState<State extends object>(parse: (raw: Readonly<Record<string, unknown>>) => State) {
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (part: Partial<State>) =>
    navigate({ to: ".", search: { ...raw, ...part } as never, replace: true, resetScroll: false });
  return [parse(raw), change] as const;
}
