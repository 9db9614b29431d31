import { TextInput, type TextInputProps } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useWords } from '../../locale.ts';

interface ScanFieldProps extends Omit<TextInputProps, 'onChange' | 'onSubmit'> {
  onChange?: (code: string) => void;
  /** Enter, by hand or from the scanner. */
  onScan?: (code: string) => void;
  /** The field takes the focus when it appears, and again each time this changes: after each card. */
  focusOn?: string | number;
}

/** A field for a barcode scanner: capitals, Enter submits it alone, and it selects its text so that the next scan replaces it. */
export function ScanField({ onChange, onScan, focusOn, onFocus, ...field }: ScanFieldProps) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  // Without scrolling: the person's face stays in sight where the page is long.
  useEffect(() => {
    if (focusOn !== undefined) input.current?.focus({ preventScroll: true });
  }, [focusOn]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const code = event.currentTarget.value.trim().toUpperCase();
    if (code === '') return;
    onScan?.(code);
    event.currentTarget.select();
  };
  return (
    <TextInput
      ref={input}
      label={t('shared.scan.code')}
      description={t('shared.scan.help')}
      data-scan
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      onChange={(event) => onChange?.(event.currentTarget.value.toUpperCase())}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        event.currentTarget.select();
        onFocus?.(event);
      }}
      {...field}
    />
  );
}
