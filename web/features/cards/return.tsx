import { Button, Group, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { cards } from '../../../contract/cards.ts';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useWords } from '../../locale.ts';
import { useAction, useView } from '../../queries.ts';
import { RangeFields } from './range-fields.tsx';
import { joinSerials } from './serial-range.ts';

/** Unused blanks back to the store, by the operator who holds them. */
export default function ReturnBlanks() {
  const t = useWords();
  const navigate = useNavigate();
  const leave = useLeaveSaved();
  const stock = useView(cards.stock, {});
  const giveBack = useAction(cards.returnBlanks, { onDone: () => leave('/blangko') });
  const entry = useEntry({
    initial: { firstSerial: '', lastSerial: '' },
    schema: cards.returnBlanks.body,
    problem: giveBack.problem,
  });
  const submit = entry.onSubmit((body) => void giveBack.run({ body }));
  const ranges = joinSerials(stock.data?.mine ?? []);
  return (
    <FormPage
      title={t('cardScreens.returnTitle')}
      intro={t('cardScreens.returnIntro')}
      submitLabel={t('cards.stock.return')}
      form={{
        submit: () => submit(),
        running: giveBack.running,
        problem: giveBack.problem,
        changed: entry.isDirty(),
      }}
      onCancel={() => navigate('/blangko')}
    >
      {stock.data !== undefined && ranges.length === 0 && <Text>{t('cards.stock.mineNone')}</Text>}
      {ranges.length > 0 && (
        <Group gap={8}>
          <Text size="sm" c="dimmed">
            {t('cardScreens.youHold')}
          </Text>
          {ranges.map(({ first, last, count }) => (
            <Button
              key={first}
              variant="default"
              onClick={() => entry.setValues({ firstSerial: first, lastSerial: last })}
            >
              {first} – {last} ({t('cards.stock.quantity', { count })})
            </Button>
          ))}
        </Group>
      )}
      <RangeFields
        first={entry.values.firstSerial}
        last={entry.values.lastSerial}
        onChange={(range) => entry.setValues(range)}
        errors={{ first: entry.errors.firstSerial?.toString(), last: entry.errors.lastSerial?.toString() }}
      />
    </FormPage>
  );
}
