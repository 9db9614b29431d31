import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { applications } from '../../../../contract/applications/endpoints.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import { cards } from '../../../../contract/cards.ts';
import { addressOf, callBytes, type Problem } from '../../../api.ts';
import { CardView } from '../../../components/display/card-view.tsx';
import { ScanField } from '../../../components/forms/scan-field.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { printPdf } from '../../../components/print-pdf.ts';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useWords } from '../../../locale.ts';
import { useAction, useView } from '../../../queries.ts';
import { Attempts, RegisterElements } from '../register.tsx';
import { CaseFrame } from './case-frame.tsx';

/** Step 4 begins: what will be printed, and the blank that it takes. */
export function StartPrintStep({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const [serial, setSerial] = useState('');
  const start = useAction(applications.startPrint);
  const stock = useView(cards.stock, {});
  const nextBlank = stock.data?.mine[0];
  const print = (code: string) => void start.run({ params: { id: detail.id }, body: { serial: code } });
  return (
    <CaseFrame
      detail={detail}
      next={{
        label: t('applications.verbs.startPrint'),
        run: () => print(serial),
        running: start.running,
        disabled: serial.trim() === '',
      }}
      problem={start.problem}
      aside={
        <>
          <RegisterElements detail={detail} />
          <Attempts detail={detail} />
        </>
      }
    >
      <Section title={t('desk.print.preview')}>
        <ScanField
          label={t('desk.print.serial')}
          description={t('desk.print.serialHelp')}
          value={serial}
          onChange={setSerial}
          onScan={(code) => !start.running && print(code)}
          focusOn={detail.id}
        />
        {stock.data !== undefined && (
          <Text size="sm" c="dimmed">
            {nextBlank === undefined
              ? t('desk.print.noBlanks')
              : t('desk.print.nextBlank', { serial: nextBlank })}
          </Text>
        )}
        <CardView address={addressOf(applications.cardFront, { params: { id: detail.id }, query: {} })} />
      </Section>
    </CaseFrame>
  );
}

/** Step 4 ends: the print dialog, then the card in hand decides. */
export function ConfirmPrintStep({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const [serial, setSerial] = useState('');
  const confirm = useAction(applications.confirmPrint);
  const attempt = detail.attempts.at(-1);
  const ready = attempt?.state === 'awaiting_confirmation';
  const done = (code: string) => void confirm.run({ params: { id: detail.id }, body: { serial: code } });
  return (
    <CaseFrame
      detail={detail}
      next={{
        label: t('applications.verbs.confirmPrint'),
        run: () => done(serial),
        running: confirm.running,
        disabled: serial.trim() === '' || !ready,
      }}
      problem={confirm.problem}
      aside={<Attempts detail={detail} />}
    >
      <Section title={t('desk.print.inHand')}>
        {!ready && <p role="status">{t('desk.print.waiting')}</p>}
        {attempt !== undefined && <PrintButton detail={detail} attemptId={attempt.id} />}
        <ScanField
          label={t('desk.print.inHand')}
          description={t('desk.print.inHandHelp')}
          value={serial}
          onChange={setSerial}
          onScan={(code) => ready && !confirm.running && done(code)}
          focusOn={`${detail.id} ${ready}`}
        />
        {attempt !== undefined && (
          <CardView
            address={addressOf(applications.cardFront, {
              params: { id: detail.id },
              query: { attemptId: attempt.id },
            })}
          />
        )}
      </Section>
    </CaseFrame>
  );
}

function PrintButton({ detail, attemptId }: { detail: ApplicationDetail; attemptId: string }) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = () => {
    setBusy(true);
    setProblem(null);
    callBytes(applications.cardPdf, { params: { id: detail.id, attemptId } })
      .then(printPdf)
      .catch(setProblem)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Button variant="default" loading={busy} onClick={open}>
        {t('desk.print.openDialog')}
      </Button>
      <ProblemNote problem={problem} />
    </>
  );
}
