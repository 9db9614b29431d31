import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { notifications, type OutboxRow } from '../../../contract/notifications/endpoints.ts';
import { callBytes, Problem } from '../../api.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { printPdf } from '../../components/print-pdf.ts';
import { useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';

/** Opens the letter for printing, and records it once the officer has it in hand. */
export function PrintDialog({ row, onClose }: { row: OutboxRow; onClose: () => void }) {
  const t = useWords();
  const [opening, setOpening] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const mark = useAction(notifications.markPrinted, { onDone: onClose });
  const params = { id: row.id };
  const open = async () => {
    setOpening(true);
    setProblem(null);
    try {
      printPdf(await callBytes(notifications.letter, { params }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setOpening(false);
    }
  };
  return (
    <FormDialog
      title={row.title}
      text={t('messageScreens.printText', {
        name: row.recipient?.name ?? t('messageScreens.toYou'),
      })}
      submitLabel={t('messageScreens.printDone')}
      running={mark.running}
      problem={problem ?? mark.problem}
      onSubmit={() => void mark.run({ params })}
      onClose={onClose}
    >
      <Group>
        <Button variant="default" data-autofocus loading={opening} onClick={() => void open()}>
          {t('messageScreens.openLetter')}
        </Button>
      </Group>
    </FormDialog>
  );
}
