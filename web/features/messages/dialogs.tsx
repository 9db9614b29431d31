import { Group, Text } from '@mantine/core';
import { notifications, type OutboxRow } from '../../../contract/notifications/endpoints.ts';
import { callBytes } from '../../api.ts';
import { PrintButton } from '../../components/file-buttons.tsx';
import { ConfirmDialog } from '../../components/forms/action-dialog.tsx';
import { useWords } from '../../locale.ts';
import classes from './messages.module.css';

interface DialogProps {
  row: OutboxRow;
  onClose: () => void;
}

/** Opens the letter for printing, and records it once the officer has it in hand. */
export function PrintDialog({ row, onClose }: DialogProps) {
  const t = useWords();
  const input = { params: { id: row.id } };
  return (
    <ConfirmDialog
      endpoint={notifications.markPrinted}
      input={input}
      title={row.title}
      text={t('messageScreens.printText', { name: row.recipient?.name ?? t('messageScreens.toYou') })}
      submitLabel={t('messageScreens.printDone')}
      onClose={onClose}
    >
      <Group>
        <PrintButton
          label={t('messageScreens.openLetter')}
          data-autofocus
          load={() => callBytes(notifications.letter, input)}
        />
      </Group>
    </ConfirmDialog>
  );
}

/** Whom to call and what to say; recorded in the officer's name when it was said. */
export function ToldDialog({ row, onClose }: DialogProps) {
  const t = useWords();
  const name = row.recipient?.name ?? t('messageScreens.toYou');
  return (
    <ConfirmDialog
      endpoint={notifications.markTold}
      input={{ params: { id: row.id } }}
      title={`${name} · ${row.recipient?.phone ?? ''}`}
      text={t('messageScreens.toldText', { name })}
      submitLabel={t('messageScreens.markTold')}
      onClose={onClose}
    >
      <div>
        <Text fw={600} mb={4}>
          {t('messageScreens.whatToSay')}
        </Text>
        <div className={classes.say}>{row.text}</div>
      </div>
    </ConfirmDialog>
  );
}
