import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { applications } from '../../../../contract/applications/endpoints.ts';
import { complaints } from '../../../../contract/complaints/endpoints.ts';
import { ActionDialog } from '../../../components/forms/action-dialog.tsx';
import { Choices, type Option } from '../../../components/forms/fields.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { useWords } from '../../../locale.ts';
import { useView } from '../../../queries.ts';
import classes from '../complaints.module.css';
import type { DialogProps } from './fields.tsx';

/** Words to look for; nothing is looked for before the second letter. */
function useSearch(onChange: () => void) {
  const [words, setWords] = useState('');
  const [q] = useDebouncedValue(words.trim(), 250);
  const type = (typed: string) => {
    setWords(typed);
    onChange();
  };
  return { words, type, q, searching: q.length >= 2 };
}

interface FoundProps {
  search: Pick<ReturnType<typeof useSearch>, 'words' | 'type'>;
  searchLabel: string;
  label: string;
  options: readonly Option[];
  /** Said where there is nothing to choose from. */
  none: ReactNode;
  chosen: { value?: string | null; onChange: (value: string) => void; error?: ReactNode };
}

/** A field to look for something, and what was found. */
function Found({ search, searchLabel, label, options, none, chosen }: FoundProps) {
  return (
    <>
      <TextInput
        label={searchLabel}
        data-autofocus
        autoComplete="off"
        maxLength={80}
        value={search.words}
        onChange={(event) => search.type(event.currentTarget.value)}
        error={options.length === 0 && chosen.error}
      />
      {options.length > 0 ? (
        <Choices className={classes.choices} label={label} options={options} {...chosen} />
      ) : (
        none !== null && <p className="note">{none}</p>
      )}
    </>
  );
}

/** Looks for the application that a complaint is about. */
export function LinkDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useActionForm(complaints.linkApplication, {
    initial: { applicationId: '' },
    params: { id: detail.id },
    rules: ({ applicationId }) => ({
      applicationId: applicationId === '' && t('complaintScreens.dialogs.chooseOne'),
    }),
    onDone: onClose,
  });
  const search = useSearch(() => form.set({ applicationId: '' }));
  const found = useView(
    applications.list,
    { body: { q: search.q, openOnly: false, limit: 10 } },
    { enabled: search.searching, keepPrevious: true },
  );
  const rows = search.searching ? (found.data?.rows ?? []) : [];
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.linkApplication')}
      text={t('complaintScreens.dialogs.linkText')}
      problem={found.error}
      onClose={onClose}
    >
      <Found
        search={search}
        searchLabel={t('complaintScreens.dialogs.linkSearch')}
        label={t('complaintScreens.similar.application')}
        options={rows.map((row) => ({
          value: row.id,
          label: `${row.number}, ${row.residentName}`,
          description: `${t(`shared.services.${row.serviceType}`)}, ${t(`shared.states.${row.state}`)}`,
        }))}
        none={search.searching && found.data !== undefined ? t('desk.list.none') : null}
        chosen={form.input('applicationId')}
      />
      {detail.application !== null && (
        <div className="button-row">
          <Button
            variant="default"
            loading={form.running}
            onClick={() => form.submit({ applicationId: null })}
          >
            {t('complaintScreens.dialogs.unlink', { number: detail.application.number })}
          </Button>
        </div>
      )}
    </ActionDialog>
  );
}

/** Into which complaint this one is merged: alike ones are offered, others are looked for. */
export function MergeDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const form = useActionForm(complaints.merge, {
    initial: { intoId: '' },
    params: { id: detail.id },
    rules: ({ intoId }) => ({ intoId: intoId === '' && t('complaintScreens.dialogs.chooseOne') }),
    onDone: onClose,
  });
  const search = useSearch(() => form.set({ intoId: '' }));
  const found = useView(
    complaints.list,
    { body: { q: search.q, openOnly: true, limit: 10 } },
    { enabled: search.searching, keepPrevious: true },
  );
  const rows = search.searching ? (found.data?.rows ?? []) : detail.similar;
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.merge')}
      text={t('complaintScreens.dialogs.mergeText')}
      problem={found.error}
      onClose={onClose}
    >
      <Found
        search={search}
        searchLabel={t('complaintScreens.dialogs.mergeSearch')}
        label={t('complaintScreens.dialogs.mergeInto')}
        options={rows
          .filter(({ id }) => id !== detail.id)
          .map((each) => ({
            value: each.id,
            label: `${each.number}, ${t(`complaints.states.${each.state}`)}`,
            description: each.excerpt,
          }))}
        none={!search.searching || found.data !== undefined ? t('complaintScreens.dialogs.mergeNone') : null}
        chosen={form.input('intoId')}
      />
    </ActionDialog>
  );
}
