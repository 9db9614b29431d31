import { complaints } from '../../../contract/complaints.ts';
import { RowList } from '../../components/list-page.tsx';
import { Section } from '../../components/work-page.tsx';
import { useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { mayAsk, useMe } from '../../session.tsx';
import { complaintAddress, rowKey, useComplaintColumns } from './rows.tsx';

/** Complaints about one application; nothing while there are none. */
export function ComplaintsOf({ applicationId }: { applicationId: string }) {
  const t = useWords();
  const me = useMe();
  const may = mayAsk(complaints.list.access, me);
  const view = useView(complaints.list, { body: { applicationId, openOnly: false } }, { enabled: may });
  const { who, due, state } = useComplaintColumns();
  const rows = view.data?.rows ?? [];
  if (!may || rows.length === 0) return null;
  return (
    <Section title={t('complaintDesk.ofCase.title')}>
      <RowList
        label={t('complaintDesk.ofCase.title')}
        rows={rows}
        rowKey={rowKey}
        to={complaintAddress}
        columns={[who, due, state]}
      />
    </Section>
  );
}
