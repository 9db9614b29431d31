import { NumberInput, type NumberInputProps, Textarea } from '@mantine/core';
import { useNavigate } from 'react-router';
import { cards, type StockView } from '../../../contract/cards.ts';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { FormPage } from '../../components/layout/form-page.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import classes from './stock.module.css';

/** The count at the end of a day beside the ledger; a difference is explained, the ledger is not bent to it. */
export default function CloseDayPage() {
  const stock = useView(cards.stock, {});
  return <Loaded view={stock}>{(data) => <CloseDay stock={data} />}</Loaded>;
}

/** The count of a place is '' until it is typed. */
type Count = { countedInStore: number | ''; countedWithOperator: number | ''; explanation: string };
const notCounted: Count = { countedInStore: '', countedWithOperator: '', explanation: '' };

function CloseDay({ stock }: { stock: StockView }) {
  const t = useWords();
  const { date } = useFormat();
  const navigate = useNavigate();
  const leave = useLeaveSaved();
  const { balance } = stock;
  const differs = ({ countedInStore, countedWithOperator }: Count) =>
    countedInStore !== '' &&
    countedWithOperator !== '' &&
    (countedInStore !== balance.inStore || countedWithOperator !== balance.withOperator);
  const form = useActionForm(cards.closeDay, {
    initial: notCounted,
    rules: (values) => ({
      explanation:
        differs(values) && values.explanation.trim().length < 3 && t('shared.form.tooShort', { min: 3 }),
    }),
    bodyOf: ({ explanation, ...counts }) => ({
      ...counts,
      explanation: differs({ ...counts, explanation }) ? explanation : '',
    }),
    onDone: () => leave('/blangko/penutupan'),
  });
  return (
    <FormPage
      title={t('cardScreens.closeTitle', { date: date(stock.today) })}
      intro={t('cardScreens.closeIntro')}
      submitLabel={t('cards.stock.close')}
      form={form}
      onCancel={() => navigate('/blangko')}
    >
      <table className={classes.count}>
        <thead>
          <tr>
            <th scope="col">{t('shared.labels.place')}</th>
            <th scope="col">{t('cardScreens.ledger')}</th>
            <th scope="col">{t('cards.stock.counted')}</th>
            <th scope="col">{t('cards.stock.difference')}</th>
          </tr>
        </thead>
        <tbody>
          <CountRow
            label={t('cards.stock.inStore')}
            ledger={balance.inStore}
            counted={form.values.countedInStore}
            {...form.input('countedInStore')}
            autoFocus
          />
          <CountRow
            label={t('cards.stock.withOperator')}
            ledger={balance.withOperator}
            counted={form.values.countedWithOperator}
            {...form.input('countedWithOperator')}
          />
        </tbody>
      </table>
      {differs(form.values) && (
        <Textarea
          label={t('cards.stock.explanation')}
          description={t('cardScreens.explanationHelp')}
          withAsterisk
          minRows={3}
          maxLength={2000}
          {...form.input('explanation')}
        />
      )}
    </FormPage>
  );
}

interface CountRowProps extends NumberInputProps {
  label: string;
  ledger: number;
  counted: number | '';
}

function CountRow({ label, ledger, counted, ...input }: CountRowProps) {
  const t = useWords();
  const { number } = useFormat();
  const difference = counted === '' ? null : counted - ledger;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{number(ledger)}</td>
      <td>
        <NumberInput
          aria-label={`${t('cards.stock.counted')}: ${label}`}
          min={0}
          max={10_000_000}
          allowNegative={false}
          {...input}
        />
      </td>
      <td role="status" className={difference === 0 ? classes.same : classes.differs}>
        {difference === null
          ? ''
          : difference === 0
            ? '✓ 0'
            : `▲ ${difference > 0 ? '+' : ''}${number(difference)}`}
      </td>
    </tr>
  );
}
