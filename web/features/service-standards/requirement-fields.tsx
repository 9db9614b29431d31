import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { standardServices } from '../../../contract/service-standards.ts';
import { useLocale, useWords } from '../../locale.ts';
import { AddRequirement } from './add-requirement.tsx';
import { movedBy, type RequirementFields } from './draft-fields.ts';
import type { DraftFieldsProps } from './promise-fields.tsx';
import { useNameOfRequirement, useServiceName } from './service-names.ts';
import classes from './standard.module.css';

type Service = (typeof standardServices)[number];

/** What each service asks for, in the order in which it is published. */
export function RequirementFieldset({ form }: DraftFieldsProps) {
  const t = useWords();
  const serviceName = useServiceName();
  const [adding, setAdding] = useState<Service | null>(null);
  const { requirements } = form.values;
  const replace = (rows: RequirementFields[]) => form.set({ requirements: rows });
  return (
    <>
      {standardServices.map((service) => {
        const rows = requirements
          .map((requirement, index) => ({ requirement, index }))
          .filter(({ requirement }) => requirement.service === service);
        const name = serviceName(service);
        return (
          <section key={service} aria-label={t('standardScreens.requirement.ofService', { service: name })}>
            <h3 className={classes.part}>{t('standardScreens.requirement.ofService', { service: name })}</h3>
            {rows.length === 0 && <p className="note">{t('standardScreens.requirement.none')}</p>}
            <ol className={classes.rows}>
              {rows.map(({ requirement, index }, place) => (
                <RequirementRow
                  key={requirement.code}
                  form={form}
                  index={index}
                  requirement={requirement}
                  onMove={(by) => replace(movedBy(requirements, index, by))}
                  onRemove={() => replace(requirements.filter((_, each) => each !== index))}
                  first={place === 0}
                  last={place === rows.length - 1}
                />
              ))}
            </ol>
            <Button variant="default" onClick={() => setAdding(service)}>
              {t('standardScreens.requirement.addTo', { service: name })}
            </Button>
          </section>
        );
      })}
      {adding !== null && (
        <AddRequirement
          service={adding}
          taken={requirements.filter(({ service }) => service === adding).map(({ code }) => code)}
          onAdd={(requirement) => {
            replace([...requirements, requirement]);
            setAdding(null);
          }}
          onClose={() => setAdding(null)}
        />
      )}
    </>
  );
}

interface RowProps extends DraftFieldsProps {
  index: number;
  requirement: RequirementFields;
  first: boolean;
  last: boolean;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function RequirementRow({ form, index, requirement, first, last, onMove, onRemove }: RowProps) {
  const t = useWords();
  const locale = useLocale();
  const nameOf = useNameOfRequirement();
  const { own, nameId, nameEn } = requirement;
  const name = own ? (locale === 'en' ? nameEn : nameId) || nameId : nameOf({ ...requirement, name: null });
  const field = (of: keyof RequirementFields) => form.input(`requirements.${index}.${of}`);
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <strong>{name}</strong>
        <Checkbox
          label={t('standardScreens.requirement.mandatory')}
          {...form.tick(`requirements.${index}.mandatory`)}
        />
      </div>
      <div className={classes.three}>
        {own && (
          <>
            <TextInput lang="id" label={t('standardScreens.requirement.nameId')} {...field('nameId')} />
            <TextInput lang="en" label={t('standardScreens.requirement.nameEn')} {...field('nameEn')} />
          </>
        )}
        <TextInput label={t('standardScreens.requirement.basis')} lang="id" {...field('legalBasis')} />
      </div>
      <div className="button-row">
        <Button
          variant="default"
          disabled={first}
          aria-label={t('standardScreens.requirement.up', { name })}
          onClick={() => onMove(-1)}
        >
          <span aria-hidden="true">↑&nbsp;</span>
          {t('standardScreens.requirement.upShort')}
        </Button>
        <Button
          variant="default"
          disabled={last}
          aria-label={t('standardScreens.requirement.down', { name })}
          onClick={() => onMove(1)}
        >
          <span aria-hidden="true">↓&nbsp;</span>
          {t('standardScreens.requirement.downShort')}
        </Button>
        <Button
          variant="subtle"
          c="var(--broken)"
          aria-label={t('shared.actions.removeNamed', { name })}
          onClick={onRemove}
        >
          {t('shared.actions.remove')}
        </Button>
      </div>
    </li>
  );
}
