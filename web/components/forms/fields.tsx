import { Radio, type RadioGroupProps, Stack, Textarea, type TextareaProps } from '@mantine/core';
import { useWords } from '../../locale.ts';

export interface Option {
  value: string;
  label: string;
  description?: string;
}

/** The codes of a list with their words, as `Choices` and `Select` take them. */
export const optionsOf = <const C extends string>(
  codes: readonly C[],
  words: (code: C) => string,
): Option[] => codes.map((value) => ({ value, label: words(value) }));

interface ChoicesProps extends Omit<RadioGroupProps, 'children'> {
  options: readonly Option[];
  /** The first choice takes the focus. */
  autoFocus?: boolean;
}

/** One of a few, all in sight: `<Choices label={…} options={…} {...form.input('reason')} />`. */
export function Choices({ options, autoFocus = false, className, ...group }: ChoicesProps) {
  return (
    <Radio.Group {...group}>
      <Stack gap={4} mt={4} className={className}>
        {options.map((option, index) => (
          <Radio
            key={option.value}
            py={6}
            {...option}
            {...(autoFocus && index === 0 && { 'data-autofocus': true })}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Free words that may be left out. */
export function OptionalWords(props: TextareaProps) {
  const t = useWords();
  return <Textarea description={t('shared.form.optional')} minRows={3} maxLength={2000} {...props} />;
}
