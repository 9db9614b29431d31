import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { Endpoint, ReplyOf } from '../contract/endpoint.ts';
import type { CallInput } from '../contract/request.ts';
import { type CheckedInput, call, callChecked, newIdempotencyKey, Problem } from './api.ts';
import { useLocale } from './locale.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    // Without a network an action fails at once, in words: it is never kept back and done later.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      // The office's network drops packets; a refusal is an answer and is not asked for again.
      retry: (count, error) => count < 2 && error instanceof Problem && error.unanswered,
      staleTime: 5_000,
      refetchOnWindowFocus: true,
    },
  },
});

/** First word of an address after /api: what live updates speak of (`applications`, `work`, `residents`). */
export const topicOf = (endpoint: Endpoint) => endpoint.path.split('/')[2] ?? '';

export function viewKey(endpoint: Endpoint, input: unknown, locale: string) {
  return [topicOf(endpoint), endpoint.path, input, locale] as const;
}

interface ViewOptions {
  enabled?: boolean;
  /** Keep showing the last answer while the next one is on its way, for lists that narrow as one types. */
  keepPrevious?: boolean;
  refetchEveryMs?: number;
}

/** Reads a view: `const work = useView(contract.applications.work, {})`, then `work.data`, `work.error`, `work.isPending`. */
export function useView<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  { enabled = true, keepPrevious = false, refetchEveryMs }: ViewOptions = {},
): UseQueryResult<ReplyOf<E>, Problem> {
  const locale = useLocale();
  return useQuery<ReplyOf<E>, Problem, ReplyOf<E>, ReturnType<typeof viewKey>>({
    queryKey: viewKey(endpoint, input, locale),
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    enabled,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
    ...(refetchEveryMs !== undefined && { refetchInterval: refetchEveryMs }),
  });
}

export interface Action<E extends Endpoint> {
  /** Does it. Undefined when it was refused: the words are in `problem`. */
  run(input: CallInput<E>): Promise<ReplyOf<E> | undefined>;
  /** Does it with what a form has checked. */
  submit(input: CheckedInput): Promise<ReplyOf<E> | undefined>;
  running: boolean;
  problem: Problem | null;
  reply: ReplyOf<E> | undefined;
  /** Forgets the last refusal and answer, for a form that starts anew. */
  reset(): void;
}

/**
 * One action of one form. It keeps its idempotency key until the server has accepted it, so that a double click,
 * or a second try after a lost answer, has one effect. Afterwards every view on the screen is read anew.
 */
export function useAction<E extends Endpoint>(
  endpoint: E,
  { onDone }: { onDone?: (reply: ReplyOf<E>) => void } = {},
): Action<E> {
  const key = useRef<string | null>(null);
  const client = useQueryClient();
  const mutation = useMutation<ReplyOf<E>, Problem, CheckedInput>({
    mutationFn: (input) => {
      key.current ??= newIdempotencyKey();
      return callChecked(endpoint, input, { idempotencyKey: key.current });
    },
    onSuccess: async (reply) => {
      key.current = null;
      onDone?.(reply);
      await client.invalidateQueries();
    },
  });
  const submit = (input: CheckedInput) => mutation.mutateAsync(input).catch(() => undefined);
  return {
    run: submit,
    submit,
    running: mutation.isPending,
    problem: mutation.error,
    reply: mutation.data,
    reset: mutation.reset,
  };
}
