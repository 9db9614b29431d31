import { applications } from '../../../contract/applications/endpoints.ts';
import { ListPage } from '../../components/layout/list-page.tsx';
import { useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { caseAddress, rowKey, useCaseColumns } from './rows.tsx';

/** Cards that are ready and not collected, by box and age. */
export default function Uncollected() {
  const t = useWords();
  const view = useView(applications.uncollected, {});
  const { who, service, box, since } = useCaseColumns();
  return (
    <ListPage
      title={t('shell.nav.uncollected')}
      intro={t('desk.uncollected.intro')}
      view={view}
      rows={(reply) => reply.rows}
      rowKey={rowKey}
      to={caseAddress}
      columns={[who, box, since, service]}
      empty={t('desk.uncollected.none')}
    />
  );
}
