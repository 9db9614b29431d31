import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { applications } from '../../../../contract/applications/endpoints.ts';
import { type CardElement, correctable } from '../../../../contract/applications/terms.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import { residents } from '../../../../contract/residents.ts';
import { ConfirmLeave } from '../../../components/forms/confirm-leave.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { useWords } from '../../../locale.ts';
import { useAction, useView } from '../../../queries.ts';
import { useElementLabel } from '../register.tsx';
import classes from './case.module.css';
import { CaseFrame } from './case-frame.tsx';
import { Checklist } from './checklist.tsx';

type Element = ApplicationDetail['resident']['elements'][number];

/** Step 3: every element confirmed or corrected, old beside new, within what the service may change. */
export function EntryStep({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const label = useElementLabel();
  const enter = useAction(applications.enterData);
  const [written, setWritten] = useState<Partial<Record<CardElement, string>>>({});
  const [siak, setSiak] = useState('');
  const changes = detail.resident.elements.flatMap(({ element, value }) => {
    const to = written[element]?.trim();
    return to === undefined || to === '' || to === value ? [] : [{ element, from: value, to }];
  });
  const anyCorrectable = detail.resident.elements.some((each) => each.correctable);
  const changed = new Set(changes.map(({ element }) => element));
  const save = () =>
    void enter.run({
      params: { id: detail.id },
      body: { changes, ...(siak.trim() !== '' && { siakReference: siak.trim() }) },
    });
  return (
    <CaseFrame
      detail={detail}
      next={{ label: t('applications.actions.enterData'), run: save, running: enter.running }}
      problem={enter.problem}
      aside={<Checklist detail={detail} />}
    >
      <Section title={t('desk.sections.register')}>
        <p className="note">{t(anyCorrectable ? 'desk.entry.intro' : 'desk.entry.allLocked')}</p>
        <table className={classes.elements}>
          <thead>
            <tr>
              <th scope="col">{t('desk.entry.element')}</th>
              <th scope="col">{t('desk.entry.now')}</th>
              {anyCorrectable && <th scope="col">{t('desk.entry.after')}</th>}
            </tr>
          </thead>
          <tbody>
            {detail.resident.elements.map((each) => (
              <tr key={each.element} data-changed={changed.has(each.element)}>
                <th scope="row">{t(`residents.fields.${correctable[each.element].field}`)}</th>
                <td>{label(each)}</td>
                {anyCorrectable && (
                  <td className={classes.after}>
                    {each.correctable ? (
                      <ElementEntry
                        element={each}
                        value={written[each.element] ?? ''}
                        onChange={(value) => setWritten((now) => ({ ...now, [each.element]: value }))}
                      />
                    ) : (
                      <span className={classes.locked}>{t('desk.entry.keep')}</span>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {anyCorrectable && (
          <p>
            {changes.length === 0
              ? t('desk.entry.unchanged')
              : t('desk.entry.changed', { count: changes.length })}
          </p>
        )}
        <TextInput
          label={t('desk.entry.siak')}
          description={t('desk.entry.siakHelp')}
          maxLength={60}
          value={siak}
          onChange={(event) => setSiak(event.currentTarget.value)}
        />
      </Section>
      <ConfirmLeave
        when={(changes.length > 0 || siak !== '') && !enter.running && enter.reply === undefined}
      />
    </CaseFrame>
  );
}

interface ElementEntryProps {
  element: Element;
  value: string;
  onChange: (value: string) => void;
}

function ElementEntry({ element, value, onChange }: ElementEntryProps) {
  const t = useWords();
  const { field, kind } = correctable[element.element];
  const label = `${t(`residents.fields.${field}`)}: ${t('desk.entry.after')}`;
  if (kind === 'code' || kind === 'village') {
    const list = kind === 'code' ? element.element : null;
    return <CodeEntry list={list} label={label} value={value} onChange={onChange} />;
  }
  return (
    <TextInput
      aria-label={label}
      placeholder={t('desk.entry.keep')}
      type={kind === 'date' ? 'date' : 'text'}
      maxLength={200}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface CodeEntryProps {
  /** Null for the villages of this office. */
  list: CardElement | null;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A code of an official list, or a village of this office by its district. */
function CodeEntry({ list, label, value, onChange }: CodeEntryProps) {
  const t = useWords();
  const lists = useView(residents.codeLists, {}, { enabled: list !== null });
  const places = useView(residents.officePlaces, {}, { enabled: list === null });
  const codes = (list !== null && lists.data?.lists[list]) || [];
  const districts = places.data?.districts ?? [];
  const data =
    list !== null
      ? codes.map((each) => ({ value: each.code, label: each.label }))
      : districts.map(({ name, villages }) => ({
          group: name,
          items: villages.map((village) => ({ value: village.code, label: village.name })),
        }));
  return (
    <Select
      aria-label={label}
      placeholder={t('desk.entry.keep')}
      searchable
      clearable
      data={data}
      value={value === '' ? null : value}
      onChange={(code) => onChange(code ?? '')}
    />
  );
}
