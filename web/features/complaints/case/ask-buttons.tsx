import { Button } from '@mantine/core';
import type { ComplaintAction, ComplaintDetail } from '../../../../contract/complaints/endpoints.ts';
import { useWords } from '../../../locale.ts';

/** Starts an action: at once, or with the question that belongs to it. */
export type Ask = (action: ComplaintAction) => void;

export interface Asking {
  detail: ComplaintDetail;
  ask: Ask;
}

/** The actions that belong to one part of the page, as far as the server allows them. */
export function AskButtons({ actions, detail, ask }: Asking & { actions: readonly ComplaintAction[] }) {
  const t = useWords();
  const allowed = actions.filter((action) => detail.allowedActions.includes(action));
  if (allowed.length === 0) return null;
  return (
    <div className="button-row">
      {allowed.map((action) => (
        <Button key={action} variant="default" onClick={() => ask(action)}>
          {t(`complaints.actions.${action}`)}
        </Button>
      ))}
    </div>
  );
}
