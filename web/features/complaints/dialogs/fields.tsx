import { Select, type SelectProps } from '@mantine/core';
import { type ComplaintDetail, complaints } from '../../../../contract/complaints/endpoints.ts';
import { FailedNote } from '../../../components/quiet-note.tsx';
import { useWords } from '../../../locale.ts';
import { useView } from '../../../queries.ts';

/** What the dialog of every action on a complaint is given. */
export interface DialogProps {
  detail: ComplaintDetail;
  onClose: () => void;
}

interface OfficerSelectProps extends SelectProps {
  /** Only those who may handle a complaint. */
  handlersOnly?: boolean;
  /** Officers who cannot be chosen. */
  without?: readonly string[];
}

/** One officer of this office, found by typing a part of the name. */
export function OfficerSelect({
  handlersOnly = false,
  without = [],
  autoFocus,
  ...select
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
      searchable
      openOnFocus={false}
      nothingFoundMessage={t('shared.list.empty')}
      data={rows.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
      {...select}
      {...(autoFocus && { 'data-autofocus': true })}
    />
  );
}
