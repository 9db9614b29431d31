import { Textarea, TextInput } from '@mantine/core';
import { type NewsTexts, newsLimits } from '../../../contract/news.ts';
import { useWords } from '../../locale.ts';
import classes from './news.module.css';

export const noTexts: NewsTexts = {
  titleId: '',
  summaryId: '',
  bodyId: '',
  titleEn: '',
  summaryEn: '',
  bodyEn: '',
};

const namesIn = {
  id: { title: 'titleId', summary: 'summaryId', body: 'bodyId' },
  en: { title: 'titleEn', summary: 'summaryEn', body: 'bodyEn' },
} as const;

interface TextFieldsProps {
  language: 'id' | 'en';
  input: (field: keyof NewsTexts) => object;
  disabled?: boolean;
}

/** Title, summary and body in one language. */
export function TextFields({ language, input, disabled = false }: TextFieldsProps) {
  const t = useWords();
  const names = namesIn[language];
  return (
    <div className="form-fields" lang={language}>
      <TextInput
        label={t('shared.labels.title')}
        autoComplete="off"
        maxLength={newsLimits.title}
        disabled={disabled}
        {...input(names.title)}
      />
      <Textarea
        label={t('newsScreens.fields.summary')}
        description={t('newsScreens.fields.summaryHelp')}
        minRows={2}
        maxLength={newsLimits.summary}
        disabled={disabled}
        {...input(names.summary)}
      />
      <Textarea
        label={t('shared.labels.text')}
        minRows={10}
        maxRows={30}
        maxLength={newsLimits.body}
        disabled={disabled}
        {...input(names.body)}
      />
    </div>
  );
}

/** The few marks that a body knows. */
export function MarkupHelp() {
  const t = useWords();
  return (
    <details className={classes.help}>
      <summary>{t('newsScreens.markup.title')}</summary>
      <p>{t('newsScreens.markup.paragraph')}</p>
      <p>{t('newsScreens.markup.list')}</p>
      <code>{t('newsScreens.markup.listExample')}</code>
      <p>{t('newsScreens.markup.heading')}</p>
      <code>{t('newsScreens.markup.headingExample')}</code>
      <p>{t('newsScreens.markup.link')}</p>
      <code>{t('newsScreens.markup.linkExample')}</code>
      <p>{t('newsScreens.markup.rest')}</p>
    </details>
  );
}
