import { NavLink } from 'react-router';
import { useWords } from '../../locale.ts';
import classes from './recordings.module.css';

/** The two lists of recording: who waits on the centre, and whom to call. */
export function RecordingTabs() {
  const t = useWords();
  return (
    <nav className={classes.tabs} aria-label={t('recordings.title')}>
      <NavLink to="/perekaman" end>
        {t('recordings.screen.waiting')}
      </NavLink>
      <NavLink to="/perekaman/siap-cetak">{t('recordings.screen.ready')}</NavLink>
    </nav>
  );
}
