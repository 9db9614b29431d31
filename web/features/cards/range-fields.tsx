import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { ActionForm } from '../../components/forms/form-state.ts';
import { ScanField } from '../../components/forms/scan-field.tsx';
import { useWords } from '../../locale.ts';
import { lastOfRange, rangeQuantity } from './serial-range.ts';
import classes from './stock.module.css';

interface RangeFieldsProps {
  form: Pick<ActionForm<{ firstSerial: string; lastSerial: string }>, 'values' | 'input' | 'set'>;
}

/** A range of serials: first and last by scan, or the first and how many. */
export function RangeFields({ form }: RangeFieldsProps) {
  const t = useWords();
  const [scanned, setScanned] = useState(0);
  const { firstSerial, lastSerial } = form.values;
  const quantity = rangeQuantity(firstSerial, lastSerial);
  return (
    <>
      <div className={classes.range}>
        <ScanField
          label={t('cards.stock.firstSerial')}
          maxLength={24}
          {...form.input('firstSerial')}
          // The scanner goes on to the last blank of the stack by itself.
          onScan={() => setScanned((times) => times + 1)}
          focusOn="first"
        />
        <ScanField
          label={t('cards.stock.lastSerial')}
          maxLength={24}
          {...form.input('lastSerial')}
          {...(scanned > 0 && { focusOn: scanned })}
        />
        <NumberInput
          label={t('cardScreens.quantity')}
          description={t('cardScreens.quantityHelp')}
          min={1}
          max={20_000}
          value={quantity ?? ''}
          onChange={(value) => {
            const last = typeof value === 'number' ? lastOfRange(firstSerial, value) : null;
            if (last !== null) form.set({ lastSerial: last });
          }}
        />
      </div>
      {quantity !== null && (
        <p className={classes.quantity} role="status">
          {t('cards.stock.quantity', { count: quantity })}
        </p>
      )}
    </>
  );
}
