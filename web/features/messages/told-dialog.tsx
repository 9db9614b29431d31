import { Text } from '@mantine/core';
import { notifications, type OutboxRow } from '../../../contract/notifications/endpoints.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import classes from './messages.module.css';

/** Whom to call and what to say; recorded in the officer's name when it was said. */
export function ToldDialog({ row, onClose }: { row: OutboxRow; onClose: () => void }) {
  const t = useWords();
  const mark = useAction(notifications.markTold, { onDone: onClose });
  const name = row.recipient?.name ?? t('messageScreens.toYou');
  return (
    <FormDialog
      title={`${name} · ${row.recipient?.phone ?? ''}`}
      text={t('messageScreens.toldText', { name })}
      submitLabel={t('messageScreens.markTold')}
      running={mark.running}
      problem={mark.problem}
      onSubmit={() => void mark.run({ params: { id: row.id } })}
      onClose={onClose}
    >
      <div>
        <Text fw={600} mb={4}>
          {t('messageScreens.whatToSay')}
        </Text>
        <div className={classes.say}>{row.text}</div>
      </div>
    </FormDialog>
  );
}
