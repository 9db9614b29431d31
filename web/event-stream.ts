import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { z } from 'zod';

/**
 * Live updates: the server says which applications have new events, and what is on the screen is asked for
 * anew. Browsers allow six connections to a server on HTTP/1.1, so one tab of a browser listens for all.
 */
const applicationIds = z.array(z.string());
const params = z.object({ params: z.object({ id: z.string() }) });
const channelName = 'lontar.live';

/** Lists that show the work of everybody, whatever the case. */
const liveTopics = new Set(['applications', 'work', 'board', 'uncollected', 'blanks']);

function refresh(client: QueryClient, ids: readonly string[]) {
  void client.invalidateQueries({
    predicate: ({ queryKey: [topic, , input] }) => {
      if (!liveTopics.has(String(topic))) return false;
      const one = params.safeParse(input);
      return !one.success || ids.includes(one.data.params.id);
    },
  });
}

function listen(onIds: (ids: readonly string[]) => void): () => void {
  const source = new EventSource('/api/live');
  source.addEventListener('applications', (event) => {
    const ids = applicationIds.safeParse(JSON.parse(event.data));
    if (ids.success) onIds(ids.data);
  });
  return () => source.close();
}

/** One tab holds the lock and listens; when it closes, the next in line does. */
function listenAsLeader(onIds: (ids: readonly string[]) => void, stopped: AbortSignal) {
  navigator.locks
    .request(channelName, { signal: stopped }, () => {
      const close = listen(onIds);
      return new Promise<void>((resolve) => {
        stopped.addEventListener('abort', () => {
          close();
          resolve();
        });
      });
    })
    .catch(() => {
      // Aborted while still in line: another tab listens.
    });
}

/** Plain http has no locks: then the tab that is looked at listens, and no other. */
function listenWhileVisible(onIds: (ids: readonly string[]) => void, stopped: AbortSignal) {
  let close: (() => void) | null = null;
  const turn = () => {
    if (document.visibilityState === 'visible') close ??= listen(onIds);
    else {
      close?.();
      close = null;
    }
  };
  turn();
  document.addEventListener('visibilitychange', turn, { signal: stopped });
  stopped.addEventListener('abort', () => close?.());
}

/** Keeps every view on this page fresh while it is open. */
export function useEventStream() {
  const client = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    const channel = new BroadcastChannel(channelName);
    channel.addEventListener('message', (event) => {
      const ids = applicationIds.safeParse(event.data);
      if (ids.success) refresh(client, ids.data);
    });
    const onIds = (ids: readonly string[]) => {
      channel.postMessage(ids);
      refresh(client, ids);
    };
    if ('locks' in navigator) listenAsLeader(onIds, stop.signal);
    else listenWhileVisible(onIds, stop.signal);
    return () => {
      stop.abort();
      channel.close();
    };
  }, [client]);
}
