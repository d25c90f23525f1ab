import {
  keepPreviousData,
  type QueryClient,
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { type AnyEndpoint, type CallOptions, call, currentWorkspace, type InputOf } from "./client.ts";

export interface ReadOptions {
  /** False while something needed is unknown. */
  readonly enabled?: boolean;
  /** Keep showing the last answer while another one loads (reports do). */
  readonly keepPrevious?: boolean;
  /** For how many ms an answer is fresh; 30 s unless told. */
  readonly staleTime?: number;
}

/** The cache key; without input it matches every call of the endpoint. */
export function endpointKey<E extends AnyEndpoint>(endpoint: E, input?: Partial<InputOf<E>>): QueryKey {
  const start = [currentWorkspace(), `${endpoint.method} ${endpoint.path}`];
  return input === undefined ? start : [...start, input];
}

/** What a loader or a link on hover prefetches. */
export function endpointQuery<E extends AnyEndpoint>(endpoint: E, input: InputOf<E>) {
  return {
    queryKey: endpointKey(endpoint, input),
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<AnswerOf<E>> => call(endpoint, input, { signal }),
  };
}

/** Reads an endpoint; `error` is a `ProblemError`. */
export function useEndpoint<E extends AnyEndpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: ReadOptions = {},
): UseQueryResult<AnswerOf<E>, Error> {
  return useQuery<AnswerOf<E>, Error>({
    ...endpointQuery(endpoint, input),
    enabled: options.enabled ?? true,
    staleTime: options.staleTime ?? 30_000,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
}

interface Page {
  readonly items: readonly unknown[];
  readonly next: string | null;
}
type ItemOf<E> = AnswerOf<E> extends { readonly items: readonly (infer Item)[] } ? Item : never;

/** Reads a cursor list (`wirePage`) page by page: all items so far, and `more()` for the next page. */
export function usePages<E extends AnyEndpoint>(endpoint: E, input: InputOf<E>, options: ReadOptions = {}) {
  const pages = useInfiniteQuery({
    queryKey: [...endpointKey(endpoint, input), "pages"],
    queryFn: ({ pageParam, signal }): Promise<Page> => {
      const query = { ...(input.query as object | undefined), ...(pageParam === null ? {} : { cursor: pageParam }) };
      return call(endpoint, { ...input, query } as InputOf<E>, { signal }) as Promise<Page>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: options.enabled ?? true,
    staleTime: options.staleTime ?? 30_000,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    items: (pages.data?.pages.flatMap((page) => page.items) ?? []) as ItemOf<E>[],
    isPending: pages.isPending,
    error: pages.error,
    refetch: pages.refetch,
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    more: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
  };
}

export interface ChangeOptions<E extends AnyEndpoint> {
  /** Endpoints whose cached answers are read anew afterwards. */
  readonly refreshes?: readonly AnyEndpoint[];
  readonly onDone?: (answer: AnswerOf<E>, input: InputOf<E>) => void;
  readonly onRefused?: (error: Error, input: InputOf<E>) => void;
  /** Changes the cache at once; answers with the way back, which runs if the server refuses. */
  readonly optimistic?: (input: InputOf<E>, client: QueryClient) => () => void;
}

/** Changes something through an endpoint: `mutate(input)` or `await mutateAsync(input)`. */
export function useMutationEndpoint<E extends AnyEndpoint>(
  endpoint: E,
  options: ChangeOptions<E> = {},
): UseMutationResult<AnswerOf<E>, Error, InputOf<E> & CallOptions, () => void> {
  const client = useQueryClient();
  return useMutation<AnswerOf<E>, Error, InputOf<E> & CallOptions, () => void>({
    networkMode: "always", // the client itself waits for the network and shows it
    mutationFn: (input) => call(endpoint, input, input),
    onMutate: (input) => options.optimistic?.(input, client) ?? (() => {}),
    onSuccess: (answer, input) => options.onDone?.(answer, input),
    onError: (error, input, wayBack) => {
      wayBack?.();
      options.onRefused?.(error, input);
    },
    onSettled: () => {
      for (const read of options.refreshes ?? []) void client.invalidateQueries({ queryKey: endpointKey(read) });
    },
  });
}
