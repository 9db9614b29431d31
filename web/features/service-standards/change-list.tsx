import type { StandardChange } from '../../../contract/service-standards.ts';
import { useWords } from '../../locale.ts';
import { useChangeWords } from './change-words.ts';
import classes from './standard.module.css';

/** What a version changes, each as it was and as it is to be. */
export function ChangeList({ changes }: { changes: readonly StandardChange[] }) {
  const t = useWords();
  const tell = useChangeWords();
  return (
    <ul className={classes.changes}>
      {changes.map(tell).map(({ key, title, before, after, lang }) => (
        <li key={key}>
          <h3>{title}</h3>
          <dl className={classes.pair}>
            <div>
              <dt>{t('standardScreens.changes.before')}</dt>
              <dd lang={lang}>{before}</dd>
            </div>
            <div data-new>
              <dt>{t('standardScreens.changes.after')}</dt>
              <dd lang={lang}>{after}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** The same in a line each, above a decision. */
export function ChangeSummary({ changes }: { changes: readonly StandardChange[] }) {
  const t = useWords();
  const tell = useChangeWords();
  return (
    <div>
      <p className="note">{t('standardScreens.changes.count', { count: changes.length })}</p>
      <ul className={classes.summary}>
        {changes.map((change) => {
          const { key, title, before, after } = tell(change);
          const brief = change.what !== 'text';
          return (
            <li key={key}>
              <strong>{title}</strong>
              {brief && `: ${before} → ${after}`}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
