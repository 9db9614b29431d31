import { Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import { cards, stockSpoilReasons } from '../../../contract/cards.ts';
import { blankSerial } from '../../../contract/fields.ts';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { fieldErrors } from '../../components/forms/form-state.ts';
import { ScanField } from '../../components/forms/scan-field.tsx';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';

type SpoilReason = (typeof stockSpoilReasons)[number];
const came = z.object({ serial: blankSerial });

/** One blank that is spoiled before anything was printed on it. It is kept and destroyed with a record. */
export default function SpoilBlank() {
  const t = useWords();
  const navigate = useNavigate();
  const leave = useLeaveSaved();
  const from = came.safeParse(useLocation().state);
  const [serial, setSerial] = useState(from.success ? from.data.serial : '');
  const [reason, setReason] = useState<SpoilReason | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const spoil = useAction(cards.spoilBlank, { onDone: () => leave('/blangko') });
  const needsWords = reason === 'other' && words.trim().length < 3;
  const serialError = fieldErrors(z.object({ serial: blankSerial }), { serial }).serial;
  const submit = () => {
    setTried(true);
    if (serialError !== undefined || reason === null || needsWords) return;
    const told = words.trim();
    void spoil.run({ body: { serial, reason, ...(told !== '' && { words: told }) } });
  };
  return (
    <FormPage
      title={t('cards.stock.spoil')}
      intro={t('cardScreens.spoilIntro')}
      submitLabel={t('cards.stock.spoil')}
      form={{
        submit,
        running: spoil.running,
        problem: spoil.problem,
        changed: serial !== '' || reason !== null || words !== '',
      }}
      onCancel={() => navigate(-1)}
    >
      <ScanField
        label={t('shared.form.serial')}
        maxLength={24}
        value={serial}
        onChange={setSerial}
        error={tried ? serialError : undefined}
        focusOn="serial"
      />
      <Radio.Group
        label={t('shared.form.reason')}
        value={reason}
        onChange={(value) => setReason(stockSpoilReasons.find((each) => each === value) ?? null)}
        error={tried && reason === null ? t('shared.form.chooseReason') : undefined}
      >
        <Stack gap={2} mt={4}>
          {stockSpoilReasons.map((code) => (
            <Radio key={code} value={code} size="md" py={6} label={t(`cards.reasons.${code}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('shared.form.reasonWords')}
        withAsterisk={reason === 'other'}
        autosize
        minRows={2}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={tried && needsWords ? t('shared.form.tooShort', { min: 3 }) : undefined}
      />
    </FormPage>
  );
}
