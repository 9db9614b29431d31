import { Select, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { complaints } from '../../../../contract/complaints/endpoints.ts';
import { FailedNote } from '../../../components/quiet-note.tsx';
import { useWords } from '../../../locale.ts';
import { useView } from '../../../queries.ts';

/** Free words that may be left out. */
export function OptionalWords({
  label,
  value,
  onChange,
  autoFocus = true,
}: {
  label: ReactNode;
  value: string;
  onChange: (words: string) => void;
  autoFocus?: boolean;
}) {
  const t = useWords();
  return (
    <Textarea
      label={label}
      description={t('shared.form.optional')}
      autosize
      minRows={3}
      maxLength={2000}
      {...(autoFocus && { 'data-autofocus': true })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface OfficerSelectProps {
  label: string;
  description?: string;
  value: string | null;
  onChange: (id: string | null) => void;
  error?: ReactNode;
  /** Only those who may handle a complaint. */
  handlersOnly?: boolean;
  /** Officers who cannot be chosen. */
  without?: readonly string[];
  autoFocus?: boolean;
}

/** One officer of this office, found by typing a part of the name. */
export function OfficerSelect({
  label,
  description,
  value,
  onChange,
  error,
  handlersOnly = false,
  without = [],
  autoFocus = false,
}: OfficerSelectProps) {
  const t = useWords();
  const officers = useView(complaints.officers, {});
  if (officers.error !== null) {
    return <FailedNote problem={officers.error} retry={() => void officers.refetch()} />;
  }
  const rows = (officers.data?.rows ?? []).filter(
    ({ id, mayHandle }) => (mayHandle || !handlersOnly) && !without.includes(id),
  );
  return (
    <Select
      label={label}
      {...(description !== undefined && { description })}
      searchable
      openOnFocus={false}
      nothingFoundMessage={t('shared.list.empty')}
      data={rows.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
      value={value}
      onChange={onChange}
      error={error}
      {...(autoFocus && { 'data-autofocus': true })}
    />
  );
}
