import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { applications } from '../../../contract/applications/endpoints.ts';
import type { ApplicationAction } from '../../../contract/applications/terms.ts';
import { call } from '../../api.ts';
import { useView } from '../../queries.ts';

/** The most urgent other case that waits for the reader, so that one key leads from case to case. */
export function useNextCase(present: string, enabled: boolean) {
  const work = useView(applications.work, {}, { enabled });
  const row = work.data?.rows.find(({ id, nextAction }) => id !== present && nextAction !== null);
  return enabled && row !== undefined ? { id: row.id, number: row.number } : null;
}

/** After a check the next card opens by itself; when none waits, Beranda does. */
export function useOpenNextFor(action: ApplicationAction) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return async (present: string) => {
    await client.invalidateQueries();
    const { rows } = await call(applications.work, {}).catch(() => ({ rows: [] }));
    const next = rows.find(({ id, nextAction }) => id !== present && nextAction === action);
    navigate(next === undefined ? '/' : `/permohonan/${next.id}`);
  };
}
