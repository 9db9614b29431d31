import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { delegations } from '../../../contract/staff.ts';
import { SheetPage } from '../../components/layout/sheet-page.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { DelegationList } from './delegation-list.tsx';
import classes from './staff.module.css';

/** All orders Plt./Plh. of the office, the newest first. */
export default function Delegations() {
  const t = useWords();
  const view = useView(delegations.list, {});
  return (
    <SheetPage
      title={t('staff.delegations.title')}
      intro={t('officeScreens.delegationsIntro')}
      actions={
        view.data?.mayDelegate === true && (
          <Button component={Link} to="/pelimpahan/baru">
            {t('staff.delegations.create')}
          </Button>
        )
      }
    >
      <div className={classes.sheet}>
        <Loaded view={view}>{(reply) => <DelegationList rows={reply.delegations} />}</Loaded>
      </div>
    </SheetPage>
  );
}
