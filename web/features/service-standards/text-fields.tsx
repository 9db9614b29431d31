import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { serviceComponents } from '../../../contract/complaints/terms.ts';
import { enforcedComponents, type StandardLanguage } from '../../../contract/service-standards.ts';
import { useFormat, useWords } from '../../locale.ts';
import { componentName } from './change-words.ts';
import { LanguageChoice } from './content-view.tsx';
import type { DraftFieldsProps } from './promise-fields.tsx';

const longest = 10_000;

/** The words of the 14 components, one language at a time. */
export function TextFields({ form }: DraftFieldsProps) {
  const t = useWords();
  const { number } = useFormat();
  const [language, setLanguage] = useState<StandardLanguage>('id');
  return (
    <div className="form-fields">
      <div>
        <LanguageChoice language={language} onChange={setLanguage} />
      </div>
      <p className="note">{t('standardScreens.editor.textsHelp')}</p>
      {language === 'ban' && <p className="note">{t('standardScreens.balineseDraft')}</p>}
      {serviceComponents.map((component) => (
        <Textarea
          key={`${component} ${language}`}
          lang={language}
          label={componentName(t, component, number)}
          {...(enforcedComponents.includes(component) && {
            description: t('standardScreens.editor.textIsEnforced'),
          })}
          minRows={2}
          maxRows={20}
          maxLength={longest}
          {...form.input(`texts.${component}.${language}`)}
        />
      ))}
    </div>
  );
}
