import { Text } from '@mantine/core';
import { applications } from '../../../../contract/applications/endpoints.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import { cards } from '../../../../contract/cards.ts';
import { addressOf, callBytes } from '../../../api.ts';
import { CardView } from '../../../components/display/card-view.tsx';
import { PrintButton } from '../../../components/file-buttons.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { ScanField } from '../../../components/forms/scan-field.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { useWords } from '../../../locale.ts';
import { useView } from '../../../queries.ts';
import { Attempts, RegisterElements } from '../register.tsx';
import { CaseFrame } from './case-frame.tsx';

/** Step 4 begins: what will be printed, and the blank that it takes. */
export function StartPrintStep({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const form = useActionForm(applications.startPrint, { initial: { serial: '' }, params: { id: detail.id } });
  const stock = useView(cards.stock, {});
  const nextBlank = stock.data?.mine[0];
  return (
    <CaseFrame
      detail={detail}
      next={{
        label: t('applications.actions.startPrint'),
        run: () => form.submit(),
        running: form.running,
        disabled: form.values.serial.trim() === '',
      }}
      problem={form.problem}
      aside={
        <>
          <RegisterElements detail={detail} />
          <Attempts detail={detail} />
        </>
      }
    >
      <Section title={t('desk.print.preview')}>
        <ScanField
          label={t('shared.form.serial')}
          description={t('desk.print.serialHelp')}
          focusOn={detail.id}
          {...form.input('serial')}
          onScan={(serial) => form.submit({ serial })}
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
  const form = useActionForm(applications.confirmPrint, {
    initial: { serial: '' },
    params: { id: detail.id },
  });
  const attempt = detail.attempts.at(-1);
  const ready = attempt?.state === 'awaiting_confirmation';
  return (
    <CaseFrame
      detail={detail}
      next={{
        label: t('applications.actions.confirmPrint'),
        run: () => form.submit(),
        running: form.running,
        disabled: form.values.serial.trim() === '' || !ready,
      }}
      problem={form.problem}
      aside={<Attempts detail={detail} />}
    >
      <Section title={t('desk.print.inHand')}>
        {!ready && <p role="status">{t('desk.print.waiting')}</p>}
        {attempt !== undefined && (
          <PrintButton
            label={t('desk.print.openDialog')}
            load={() => callBytes(applications.cardPdf, { params: { id: detail.id, attemptId: attempt.id } })}
          />
        )}
        <ScanField
          label={t('desk.print.inHand')}
          description={t('desk.print.inHandHelp')}
          focusOn={`${detail.id} ${ready}`}
          {...form.input('serial')}
          onScan={(serial) => ready && form.submit({ serial })}
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
