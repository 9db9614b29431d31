import { NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { cards, type StockView } from '../../../contract/cards.ts';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { FormPage } from '../../components/layout/form-page.tsx';
import { FailedNote, LoadingLines } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction, useView } from '../../queries.ts';
import classes from './stock.module.css';

/** The count at the end of a day beside the ledger; a difference is explained, the ledger is not bent to it. */
export default function CloseDayPage() {
  const stock = useView(cards.stock, {});
  if (stock.data !== undefined) return <CloseDay stock={stock.data} />;
  if (stock.error !== null) return <FailedNote problem={stock.error} retry={() => void stock.refetch()} />;
  return <LoadingLines />;
}

function CloseDay({ stock }: { stock: StockView }) {
  const t = useWords();
  const { date } = useFormat();
  const navigate = useNavigate();
  const leave = useLeaveSaved();
  const [inStore, setInStore] = useState<number | null>(null);
  const [withOperator, setWithOperator] = useState<number | null>(null);
  const [explanation, setExplanation] = useState('');
  const [tried, setTried] = useState(false);
  const close = useAction(cards.closeDay, { onDone: () => leave('/blangko/penutupan') });
  const { balance } = stock;
  const counted = inStore !== null && withOperator !== null;
  const differs = counted && (inStore !== balance.inStore || withOperator !== balance.withOperator);
  const unexplained = differs && explanation.trim().length < 3;
  const submit = () => {
    setTried(true);
    if (!counted || unexplained) return;
    const told = explanation.trim();
    void close.run({
      body: {
        countedInStore: inStore,
        countedWithOperator: withOperator,
        ...(differs && { explanation: told }),
      },
    });
  };
  return (
    <FormPage
      title={t('cardScreens.closeTitle', { date: date(stock.today) })}
      intro={t('cardScreens.closeIntro')}
      submitLabel={t('cards.stock.close')}
      form={{
        submit,
        running: close.running,
        problem: close.problem,
        changed: inStore !== null || withOperator !== null || explanation !== '',
      }}
      onCancel={() => navigate('/blangko')}
    >
      <table className={classes.count}>
        <thead>
          <tr>
            <th scope="col">{t('cardScreens.place')}</th>
            <th scope="col">{t('cardScreens.ledger')}</th>
            <th scope="col">{t('cards.stock.counted')}</th>
            <th scope="col">{t('cards.stock.difference')}</th>
          </tr>
        </thead>
        <tbody>
          <CountRow
            label={t('cards.stock.inStore')}
            ledger={balance.inStore}
            counted={inStore}
            onChange={setInStore}
            missing={tried && inStore === null}
            first
          />
          <CountRow
            label={t('cards.stock.withOperator')}
            ledger={balance.withOperator}
            counted={withOperator}
            onChange={setWithOperator}
            missing={tried && withOperator === null}
          />
        </tbody>
      </table>
      {differs && (
        <Textarea
          label={t('cards.stock.explanation')}
          description={t('cardScreens.explanationHelp')}
          withAsterisk
          autosize
          minRows={3}
          maxLength={2000}
          value={explanation}
          onChange={(event) => setExplanation(event.currentTarget.value)}
          error={tried && unexplained ? t('shared.form.tooShort', { min: 3 }) : undefined}
        />
      )}
    </FormPage>
  );
}

interface CountRowProps {
  label: string;
  ledger: number;
  counted: number | null;
  onChange: (counted: number | null) => void;
  missing: boolean;
  first?: boolean;
}

function CountRow({ label, ledger, counted, onChange, missing, first = false }: CountRowProps) {
  const t = useWords();
  const { number } = useFormat();
  const difference = counted === null ? null : counted - ledger;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{number(ledger)}</td>
      <td>
        <NumberInput
          aria-label={`${t('cards.stock.counted')}: ${label}`}
          autoFocus={first}
          min={0}
          max={10_000_000}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={counted ?? ''}
          onChange={(value) => onChange(typeof value === 'number' ? value : null)}
          error={missing ? t('shared.form.required') : undefined}
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
