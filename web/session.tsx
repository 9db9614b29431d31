import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { Access } from '../contract/endpoint.ts';
import { type Me, session } from '../contract/staff.ts';
import { setZone } from './locale.ts';
import { useView } from './queries.ts';
import { LoginOverlay, LoginPage } from './shell/login.tsx';
import { FirstPasswordPage } from './shell/password.tsx';
import { Starting, Unreachable } from './shell/starting.tsx';

const SessionContext = createContext<Me | null>(null);

/** Who is signed in, and their office. Only inside the frame, where somebody is. */
export function useMe(): Me {
  const me = useContext(SessionContext);
  if (me === null) throw new Error('useMe outside a session');
  return me;
}

/** Whether the server would let this person ask; only for what a menu shows, the server decides. */
export function mayAsk(access: Access, me: Me): boolean {
  return access === 'public' || access === 'signed_in' || access.some((role) => me.roles.includes(role));
}

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
