import { useQueryClient } from '@tanstack/react-query';
import { session } from '../../contract/staff.ts';
import { call, Problem } from '../api.ts';

/** Ends the session here and on the server. Nothing of it stays on a counter that others use too. */
export function useSignOut() {
  const client = useQueryClient();
  return () =>
    void call(session.signOut, {})
      .catch((error: unknown) => {
        // An already ended session is as good as a sign-out; without an answer the session still stands.
        if (error instanceof Problem && error.status !== 401) throw error;
      })
      .then(() => {
        client.clear();
        window.location.assign('/app/');
      });
}
