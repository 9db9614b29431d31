import { TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { cards } from '../../../contract/cards.ts';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useMe } from '../../session-context.ts';
import { RangeFields } from './range-fields.tsx';

/** A parcel from the centre, by its serial range and covering letter. */
export default function ReceiveDelivery() {
  const t = useWords();
  const navigate = useNavigate();
  const leave = useLeaveSaved();
  const { office } = useMe();
  const today = officeToday(office.zone);
  const form = useActionForm(cards.receiveDelivery, {
    initial: { firstSerial: '', lastSerial: '', receivedOn: today, letterNumber: '' },
    onDone: () => leave('/blangko'),
  });
  return (
    <FormPage
      title={t('cards.stock.receive')}
      intro={t('cardScreens.receiveIntro')}
      submitLabel={t('cards.stock.receive')}
      form={form}
      onCancel={() => navigate('/blangko')}
    >
      <RangeFields form={form} />
      <TextInput
        label={t('cards.stock.letterNumber')}
        autoComplete="off"
        maxLength={100}
        {...form.input('letterNumber')}
      />
      <TextInput type="date" label={t('cards.stock.receivedOn')} max={today} {...form.input('receivedOn')} />
    </FormPage>
  );
}
