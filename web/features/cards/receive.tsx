import { TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { cards } from '../../../contract/cards.ts';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useWords } from '../../locale.ts';
import { officeToday } from '../../office-date.ts';
import { useAction } from '../../queries.ts';
import { useMe } from '../../session-context.ts';
import { RangeFields } from './range-fields.tsx';

/** A parcel from the centre, by its serial range and covering letter. */
export default function ReceiveDelivery() {
  const t = useWords();
  const navigate = useNavigate();
  const leave = useLeaveSaved();
  const { office } = useMe();
  const today = officeToday(office.zone);
  const receive = useAction(cards.receiveDelivery, { onDone: () => leave('/blangko') });
  const entry = useEntry({
    initial: { firstSerial: '', lastSerial: '', receivedOn: today, letterNumber: '' },
    schema: cards.receiveDelivery.body,
    problem: receive.problem,
  });
  const submit = entry.onSubmit((body) => void receive.run({ body }));
  const { firstSerial, lastSerial } = entry.values;
  return (
    <FormPage
      title={t('cards.stock.receive')}
      intro={t('cardScreens.receiveIntro')}
      submitLabel={t('cards.stock.receive')}
      form={{
        submit: () => submit(),
        running: receive.running,
        problem: receive.problem,
        changed: entry.isDirty(),
      }}
      onCancel={() => navigate('/blangko')}
    >
      <RangeFields
        first={firstSerial}
        last={lastSerial}
        onChange={(range) => entry.setValues(range)}
        errors={{ first: entry.errors.firstSerial?.toString(), last: entry.errors.lastSerial?.toString() }}
      />
      <TextInput
        label={t('cards.stock.letterNumber')}
        autoComplete="off"
        maxLength={100}
        {...entry.getInputProps('letterNumber')}
      />
      <TextInput
        type="date"
        label={t('cards.stock.receivedOn')}
        max={today}
        {...entry.getInputProps('receivedOn')}
      />
    </FormPage>
  );
}
