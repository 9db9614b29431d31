import { NumberInput, TextInput } from '@mantine/core';
import type { ActionForm } from '../../components/forms/form-state.ts';
import { Section } from '../../components/layout/work-page.tsx';
import { useLocale, useWords } from '../../locale.ts';
import type { DraftFields } from './draft-fields.ts';
import classes from './standard.module.css';

export interface DraftFieldsProps {
  form: Pick<ActionForm<DraftFields>, 'values' | 'input' | 'tick' | 'set'>;
}

/** What is promised: minutes at the desk, days for complaints, the telephone. */
export function PromiseFields({ form }: DraftFieldsProps) {
  const t = useWords();
  const locale = useLocale();
  return (
    <Section title={t('standardScreens.content.enforced')}>
      <div className={classes.three}>
        <NumberInput
          label={t('standardScreens.editor.promise')}
          description={t('standardScreens.editor.promiseHelp')}
          decimalSeparator={locale === 'id' ? ',' : '.'}
          allowDecimal
          decimalScale={2}
          allowNegative={false}
          {...form.input('minutes')}
        />
        <NumberInput
          label={t('standardScreens.editor.response')}
          allowNegative={false}
          {...form.input('responseDays')}
        />
        <TextInput
          type="tel"
          label={t('standardScreens.editor.phone')}
          description={t('standardScreens.editor.phoneHelp')}
          autoComplete="off"
          maxLength={60}
          {...form.input('phone')}
        />
      </div>
    </Section>
  );
}
