import { Button, Group, Select, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { cards } from '../../../contract/cards.ts';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useWords } from '../../locale.ts';
import { useAction, useView } from '../../queries.ts';
import { RangeFields } from './range-fields.tsx';

/** Blanks out of the store to an operator, who answers for them from then on. */
export default function IssueBlanks() {
  const t = useWords();
  const navigate = useNavigate();
  const leave = useLeaveSaved();
  const operators = useView(cards.operators, {});
  const deliveries = useView(cards.deliveries, { query: {} });
  const issue = useAction(cards.issueBlanks, { onDone: () => leave('/blangko') });
  const entry = useEntry({
    initial: { firstSerial: '', lastSerial: '', operatorId: '' },
    schema: cards.issueBlanks.body,
    rules: ({ operatorId }): Record<string, string> =>
      operatorId === '' ? { operatorId: t('shared.form.required') } : {},
    problem: issue.problem,
  });
  const submit = entry.onSubmit((body) => void issue.run({ body }));
  const { firstSerial, lastSerial, operatorId } = entry.values;
  const starts = (deliveries.data?.rows ?? []).flatMap(({ nextSerial, inStore }) =>
    nextSerial === null ? [] : [{ nextSerial, inStore }],
  );
  return (
    <FormPage
      title={t('cards.stock.issue')}
      intro={t('cardScreens.issueIntro')}
      submitLabel={t('cards.stock.issue')}
      form={{
        submit: () => submit(),
        running: issue.running,
        problem: issue.problem,
        changed: entry.isDirty(),
      }}
      onCancel={() => navigate('/blangko')}
    >
      <Select
        label={t('cards.stock.operator')}
        placeholder={t('cardScreens.chooseOperator')}
        data={(operators.data?.rows ?? []).map((row) => ({
          value: row.employeeId,
          label: t('cardScreens.operatorHolds', { name: row.name, count: row.holds }),
        }))}
        value={operatorId === '' ? null : operatorId}
        onChange={(value) => entry.setFieldValue('operatorId', value ?? '')}
        error={entry.errors.operatorId}
      />
      {operators.data?.rows.length === 0 && <Text>{t('cardScreens.noOperators')}</Text>}
      {starts.length > 0 && (
        <Group gap={8}>
          <Text size="sm" c="dimmed">
            {t('cardScreens.storeBegins')}
          </Text>
          {starts.map(({ nextSerial, inStore }) => (
            <Button
              key={nextSerial}
              variant="default"
              onClick={() => entry.setValues({ firstSerial: nextSerial, lastSerial: '' })}
            >
              {nextSerial} ({t('cards.stock.quantity', { count: inStore })})
            </Button>
          ))}
        </Group>
      )}
      <RangeFields
        first={firstSerial}
        last={lastSerial}
        onChange={(range) => entry.setValues(range)}
        errors={{ first: entry.errors.firstSerial?.toString(), last: entry.errors.lastSerial?.toString() }}
      />
    </FormPage>
  );
}
