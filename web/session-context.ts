import { createContext, useContext } from 'react';
import type { Access } from '../contract/endpoint.ts';
import type { Me } from '../contract/staff.ts';

export const SessionContext = createContext<Me | null>(null);

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
