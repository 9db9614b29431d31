import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { ScanField } from '../../components/forms/scan-field.tsx';
import { useWords } from '../../locale.ts';
import { lastOfRange, rangeQuantity } from './serial-range.ts';
import classes from './stock.module.css';

interface RangeFieldsProps {
  first: string;
  last: string;
  onChange: (range: { firstSerial: string; lastSerial: string }) => void;
  errors: { first?: string | undefined; last?: string | undefined };
}

/** A range of serials: first and last by scan, or the first and how many. */
export function RangeFields({ first, last, onChange, errors }: RangeFieldsProps) {
  const t = useWords();
  const [scanned, setScanned] = useState(0);
  const quantity = rangeQuantity(first, last);
  return (
    <>
      <div className={classes.range}>
        <ScanField
          label={t('cards.stock.firstSerial')}
          value={first}
          maxLength={24}
          onChange={(firstSerial) => onChange({ firstSerial, lastSerial: last })}
          // The scanner goes on to the last blank of the stack by itself.
          onScan={() => setScanned((times) => times + 1)}
          error={errors.first}
          focusOn="first"
        />
        <ScanField
          label={t('cards.stock.lastSerial')}
          value={last}
          maxLength={24}
          onChange={(lastSerial) => onChange({ firstSerial: first, lastSerial })}
          error={errors.last}
          {...(scanned > 0 && { focusOn: scanned })}
        />
        <NumberInput
          label={t('cardScreens.quantity')}
          description={t('cardScreens.quantityHelp')}
          min={1}
          max={20_000}
          allowDecimal={false}
          hideControls
          value={quantity ?? ''}
          onChange={(value) => {
            const lastSerial = typeof value === 'number' ? lastOfRange(first, value) : null;
            if (lastSerial !== null) onChange({ firstSerial: first, lastSerial });
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
