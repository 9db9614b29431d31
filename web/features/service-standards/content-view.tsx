import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { serviceComponents } from '../../../contract/complaints/terms.ts';
import {
  type StandardContent,
  type StandardLanguage,
  standardLanguages,
  standardServices,
} from '../../../contract/service-standards.ts';
import { ValueTable } from '../../components/display/value-table.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { componentName } from './change-words.ts';
import { useNameOfRequirement, useServiceName } from './service-names.ts';
import classes from './standard.module.css';

/** The languages of the texts, one shown at a time. */
export function LanguageChoice({
  language,
  onChange,
}: {
  language: StandardLanguage;
  onChange: (language: StandardLanguage) => void;
}) {
  const t = useWords();
  return (
    <SegmentedControl
      aria-label={t('shell.account.language')}
      value={language}
      onChange={(value) => onChange(standardLanguages.find((each) => each === value) ?? 'id')}
      data={standardLanguages.map((each) => ({ value: each, label: t(`standardScreens.languages.${each}`) }))}
    />
  );
}

/** All that a version says, to be read. */
export function ContentView({ content }: { content: StandardContent }) {
  const t = useWords();
  const { duration, number } = useFormat();
  const [language, setLanguage] = useState<StandardLanguage>('id');
  const serviceName = useServiceName();
  const nameOf = useNameOfRequirement();
  return (
    <>
      <Section title={t('standardScreens.content.enforced')}>
        <ValueTable
          values={[
            {
              label: t('standardScreens.facts.promise'),
              value: duration(content.promiseSeconds * 1000),
            },
            {
              label: t('standardScreens.facts.response'),
              value: t('standardScreens.days', { count: content.responseDays }),
            },
            { label: t('standardScreens.facts.phone'), value: content.phone },
          ]}
        />
        {standardServices.map((service) => (
          <div key={service}>
            <h3 className={classes.part}>
              {t('standardScreens.requirement.ofService', { service: serviceName(service) })}
            </h3>
            <ul className={classes.summary}>
              {content.requirements
                .filter((requirement) => requirement.service === service)
                .map((requirement) => (
                  <li key={requirement.code}>
                    <strong>{nameOf(requirement)}</strong>{' '}
                    <small className="note">
                      {t(
                        `standardScreens.requirement.${requirement.mandatory ? 'mandatoryShort' : 'optional'}`,
                      )}
                      , {t('standardScreens.requirement.basisOf', { basis: requirement.legalBasis })}
                    </small>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </Section>
      <Section title={t('standardScreens.content.texts')}>
        <LanguageChoice language={language} onChange={setLanguage} />
        {language === 'ban' && <p className="note">{t('standardScreens.balineseDraft')}</p>}
        {serviceComponents.map((component) => (
          <div key={component}>
            <h3 className={classes.part}>{componentName(t, component, number)}</h3>
            {content.texts[component][language] === '' ? (
              <p className="note">{t('standardScreens.content.empty')}</p>
            ) : (
              <p className={classes.text} lang={language}>
                {content.texts[component][language]}
              </p>
            )}
          </div>
        ))}
      </Section>
    </>
  );
}
