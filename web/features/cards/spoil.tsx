import { useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import { cards, stockSpoilReasons } from '../../../contract/cards.ts';
import { blankSerial } from '../../../contract/fields.ts';
import { ReasonFields, useReasonRules } from '../../components/forms/action-dialog.tsx';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { optionsOf } from '../../components/forms/fields.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { ScanField } from '../../components/forms/scan-field.tsx';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useWords } from '../../locale.ts';

const came = z.object({ serial: blankSerial });

/** One blank that is spoiled before anything was printed on it. It is kept and destroyed with a record. */
export default function SpoilBlank() {
  const t = useWords();
  const navigate = useNavigate();
  const leave = useLeaveSaved();
  const from = came.safeParse(useLocation().state);
  const reasons = optionsOf(stockSpoilReasons, (code) => t(`cards.reasons.${code}`));
  const form = useActionForm(cards.spoilBlank, {
    initial: { serial: from.data?.serial ?? '', reason: '', words: '' },
    rules: useReasonRules({ reasons }),
    onDone: () => leave('/blangko'),
  });
  return (
    <FormPage
      title={t('cards.stock.spoil')}
      intro={t('cardScreens.spoilIntro')}
      submitLabel={t('cards.stock.spoil')}
      form={form}
      onCancel={() => navigate(-1)}
    >
      <ScanField label={t('shared.form.serial')} maxLength={24} {...form.input('serial')} focusOn="serial" />
      <ReasonFields form={form} reasons={reasons} />
    </FormPage>
  );
}
