import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let lost = false;

function set(next: boolean) {
  if (lost === next) return;
  lost = next;
  for (const listener of listeners) listener();
}

/** The server no longer knows this browser's session. The sign-in then lies over the page, which stays as it was. */
export const sessionLost = {
  announce: () => set(true),
  recovered: () => set(false),
};

export function useSessionLost(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lost,
  );
}
