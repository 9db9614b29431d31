import { Checkbox, TextInput } from '@mantine/core';
import { applications } from '../../../../contract/applications/endpoints.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import { Choices, optionsOf } from '../../../components/forms/fields.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { ScanField } from '../../../components/forms/scan-field.tsx';
import { SignatureField } from '../../../components/forms/signature-field.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { useWords } from '../../../locale.ts';
import { Checks } from '../register.tsx';
import { CaseFrame } from './case-frame.tsx';

const oldCards = ['withdrawn', 'never_had', 'lost_with_police_letter', 'other'] as const;

const blank = {
  serial: '',
  receiver: 'self',
  receiverName: '',
  receiverRelation: '',
  proxyLetterSeen: false,
  faceCompared: false,
  oldCard: '',
  oldCardWords: '',
  signaturePng: '',
  signedOnPaper: false,
};

/** Step 6: who collects, the old card, a signature. */
export function HandOverStep({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const required = t('shared.form.required');
  const form = useActionForm(applications.handOver, {
    initial: blank,
    params: { id: detail.id },
    refusalEndsWithChange: true,
    // What still has to be done before the card may leave the desk.
    rules: (entry) => {
      const proxy = entry.receiver === 'proxy';
      return {
        receiverName: proxy && entry.receiverName.trim() === '' && required,
        receiverRelation: proxy && entry.receiverRelation.trim().length < 2 && required,
        proxyLetterSeen: proxy && !entry.proxyLetterSeen && required,
        faceCompared: !entry.faceCompared && t('desk.handOver.needFace'),
        oldCard: entry.oldCard === '' && t('desk.handOver.chooseOldCard'),
        oldCardWords:
          entry.oldCard === 'other' &&
          entry.oldCardWords.trim().length < 3 &&
          t('shared.form.tooShort', { min: 3 }),
        signedOnPaper: entry.signaturePng === '' && !entry.signedOnPaper && t('desk.handOver.needSignature'),
      };
    },
    bodyOf: ({ receiverName, receiverRelation, proxyLetterSeen, ...rest }) => ({
      ...rest,
      ...(rest.receiver === 'proxy' && { receiverName, receiverRelation, proxyLetterSeen }),
    }),
  });
  const { receiver, oldCard } = form.values;
  const tick = (field: 'proxyLetterSeen' | 'faceCompared' | 'signedOnPaper', label: string) => (
    <Checkbox py={6} label={label} {...form.tick(field)} />
  );
  return (
    <CaseFrame
      detail={detail}
      next={{
        label: t('applications.actions.handOver'),
        run: () => form.submit(),
        running: form.running,
      }}
      problem={form.problem}
      aside={<Checks detail={detail} />}
    >
      <Section title={t('desk.sections.handover')}>
        <ScanField label={t('desk.handOver.serial')} focusOn={detail.id} {...form.input('serial')} />
        <Choices
          label={t('desk.handOver.receiver')}
          options={optionsOf(['self', 'proxy'], (code) => t(`desk.handOver.${code}`))}
          {...form.input('receiver')}
        />
        {receiver === 'proxy' && (
          <>
            <TextInput
              label={t('desk.handOver.receiverName')}
              maxLength={100}
              {...form.input('receiverName')}
            />
            <TextInput
              label={t('desk.handOver.relation')}
              maxLength={60}
              {...form.input('receiverRelation')}
            />
            {tick('proxyLetterSeen', t('desk.handOver.letter'))}
          </>
        )}
        {tick('faceCompared', t('desk.handOver.face'))}
        <Choices
          label={t('desk.handOver.oldCard')}
          options={optionsOf(oldCards, (code) => t(`applications.oldCard.${code}`))}
          {...form.input('oldCard')}
        />
        {oldCard === 'other' && (
          <TextInput
            label={t('shared.labels.explanation')}
            maxLength={2000}
            {...form.input('oldCardWords')}
          />
        )}
        <SignatureField
          label={t('desk.handOver.signature')}
          onChange={(png) => form.set({ signaturePng: png ?? '' })}
        />
        {tick('signedOnPaper', t('desk.handOver.onPaper'))}
      </Section>
    </CaseFrame>
  );
}
