import { type ReactNode, useEffect } from 'react';
import { session } from '../contract/staff.ts';
import { setZone } from './locale.ts';
import { useView } from './queries.ts';
import { SessionContext } from './session-context.ts';
import { LoginOverlay, LoginPage } from './shell/login.tsx';
import { FirstPasswordPage } from './shell/password.tsx';
import { Starting, Unreachable } from './shell/starting.tsx';

/** Shows the application to whoever is signed in, and the way in to everybody else. */
export function SessionGate({ children }: { children: ReactNode }) {
  const me = useView(session.me, {}, { refetchEveryMs: 30_000 });
  const zone = me.data?.office.zone;
  useEffect(() => {
    if (zone !== undefined) setZone(zone);
  }, [zone]);

  if (me.data !== undefined) {
    return (
      <SessionContext value={me.data}>
        {me.data.mustChangePassword ? <FirstPasswordPage /> : children}
        <LoginOverlay me={me.data} />
      </SessionContext>
    );
  }
  if (me.isPending) return <Starting />;
  if (me.error?.status === 401) return <LoginPage />;
  return <Unreachable problem={me.error} retry={() => void me.refetch()} />;
}
