import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { applications } from '../../../../contract/applications/endpoints.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import { ScanField } from '../../../components/forms/scan-field.tsx';
import { SignatureField } from '../../../components/forms/signature-field.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { useWords } from '../../../locale.ts';
import { useAction } from '../../../queries.ts';
import { Checks } from '../register.tsx';
import { CaseFrame } from './case-frame.tsx';

const oldCards = ['withdrawn', 'never_had', 'lost_with_police_letter', 'other'] as const;
type OldCard = (typeof oldCards)[number];

interface Entry {
  serial: string;
  receiver: 'self' | 'proxy';
  receiverName: string;
  relation: string;
  letterSeen: boolean;
  faceCompared: boolean;
  oldCard: OldCard | null;
  oldCardWords: string;
  signature: string | null;
  onPaper: boolean;
}

const blank: Entry = {
  serial: '',
  receiver: 'self',
  receiverName: '',
  relation: '',
  letterSeen: false,
  faceCompared: false,
  oldCard: null,
  oldCardWords: '',
  signature: null,
  onPaper: false,
};

/** What still has to be done before the card may leave the desk. */
function missing(entry: Entry) {
  const proxy = entry.receiver === 'proxy';
  return {
    serial: entry.serial.trim() === '',
    receiverName: proxy && entry.receiverName.trim() === '',
    relation: proxy && entry.relation.trim().length < 2,
    letter: proxy && !entry.letterSeen,
    face: !entry.faceCompared,
    oldCard: entry.oldCard === null,
    oldCardWords: entry.oldCard === 'other' && entry.oldCardWords.trim().length < 3,
    signature: entry.signature === null && !entry.onPaper,
  };
}

/** Step 6: who collects, the old card, a signature. */
export function HandOverStep({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const [entry, setEntry] = useState(blank);
  const [tried, setTried] = useState(false);
  const handOver = useAction(applications.handOver);
  const set = (part: Partial<Entry>) => {
    // What was wrong before this change says nothing of what stands there now.
    if (handOver.problem !== null) handOver.reset();
    setEntry((now) => ({ ...now, ...part }));
  };
  const lacks = missing(entry);
  const error = (part: keyof typeof lacks, words: string) => (tried && lacks[part] ? words : undefined);

  const submit = () => {
    setTried(true);
    if (entry.oldCard === null || Object.values(lacks).some(Boolean)) return;
    const proxy = entry.receiver === 'proxy';
    void handOver.run({
      params: { id: detail.id },
      body: {
        serial: entry.serial.trim(),
        receiver: entry.receiver,
        ...(proxy && { receiverName: entry.receiverName.trim(), receiverRelation: entry.relation.trim() }),
        proxyLetterSeen: proxy && entry.letterSeen,
        faceCompared: entry.faceCompared,
        oldCard: entry.oldCard,
        ...(entry.oldCardWords.trim() !== '' && { oldCardWords: entry.oldCardWords.trim() }),
        ...(entry.signature !== null && { signaturePng: entry.signature }),
        signedOnPaper: entry.onPaper,
      },
    });
  };

  return (
    <CaseFrame
      detail={detail}
      next={{ label: t('applications.verbs.handOver'), run: submit, running: handOver.running }}
      problem={handOver.problem}
      aside={<Checks detail={detail} />}
    >
      <Section title={t('desk.sections.handover')}>
        <ScanField
          label={t('desk.handOver.serial')}
          value={entry.serial}
          onChange={(serial) => set({ serial })}
          error={error('serial', t('shared.form.required'))}
          focusOn={detail.id}
        />
        <Radio.Group
          label={t('desk.handOver.receiver')}
          value={entry.receiver}
          onChange={(value) => set({ receiver: value === 'proxy' ? 'proxy' : 'self' })}
        >
          <Stack gap={4} mt={4}>
            <Radio value="self" label={t('desk.handOver.self')} size="md" py={6} />
            <Radio value="proxy" label={t('desk.handOver.proxy')} size="md" py={6} />
          </Stack>
        </Radio.Group>
        {entry.receiver === 'proxy' && (
          <>
            <TextInput
              label={t('desk.handOver.receiverName')}
              maxLength={100}
              value={entry.receiverName}
              onChange={(event) => set({ receiverName: event.currentTarget.value })}
              error={error('receiverName', t('shared.form.required'))}
            />
            <TextInput
              label={t('desk.handOver.relation')}
              maxLength={60}
              value={entry.relation}
              onChange={(event) => set({ relation: event.currentTarget.value })}
              error={error('relation', t('shared.form.required'))}
            />
            <Checkbox
              size="md"
              py={6}
              label={t('desk.handOver.letter')}
              checked={entry.letterSeen}
              onChange={(event) => set({ letterSeen: event.currentTarget.checked })}
              error={error('letter', t('shared.form.required'))}
            />
          </>
        )}
        <Checkbox
          size="md"
          py={6}
          label={t('desk.handOver.face')}
          checked={entry.faceCompared}
          onChange={(event) => set({ faceCompared: event.currentTarget.checked })}
          error={error('face', t('desk.handOver.needFace'))}
        />
        <Radio.Group
          label={t('desk.handOver.oldCard')}
          value={entry.oldCard}
          onChange={(value) => set({ oldCard: oldCards.find((each) => each === value) ?? null })}
          error={error('oldCard', t('desk.handOver.chooseOldCard'))}
        >
          <Stack gap={4} mt={4}>
            {oldCards.map((code) => (
              <Radio key={code} value={code} label={t(`applications.oldCard.${code}`)} size="md" py={6} />
            ))}
          </Stack>
        </Radio.Group>
        {entry.oldCard === 'other' && (
          <TextInput
            label={t('desk.handOver.oldCardWords')}
            maxLength={2000}
            value={entry.oldCardWords}
            onChange={(event) => set({ oldCardWords: event.currentTarget.value })}
            error={error('oldCardWords', t('shared.form.tooShort', { min: 3 }))}
          />
        )}
        <SignatureField label={t('desk.handOver.signature')} onChange={(signature) => set({ signature })} />
        <Checkbox
          size="md"
          py={6}
          label={t('desk.handOver.onPaper')}
          checked={entry.onPaper}
          onChange={(event) => set({ onPaper: event.currentTarget.checked })}
          error={error('signature', t('desk.handOver.needSignature'))}
        />
      </Section>
    </CaseFrame>
  );
}
