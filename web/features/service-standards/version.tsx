import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import {
  type StandardAction,
  type StandardDetail,
  serviceStandards,
} from '../../../contract/service-standards.ts';
import { addressOf } from '../../api.ts';
import { HistoryList, useActingRole } from '../../components/display/history-list.tsx';
import {
  type NextAction,
  type SecondaryAction,
  Section,
  WorkPage,
} from '../../components/layout/work-page.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { useMe } from '../../session-context.ts';
import { type AskedAction, actionDialogs } from './action-dialogs.tsx';
import { ChangeList } from './change-list.tsx';
import { ContentView } from './content-view.tsx';
import { StandardBadge, useHeldWords } from './states.tsx';

/** One version: what it changes, what it says, how it came about, and what may be done with it. */
export default function StandardVersion() {
  const { id = '' } = useParams();
  const view = useView(serviceStandards.detail, { params: { id } });
  return <Loaded view={view}>{(standard) => <Version standard={standard} />}</Loaded>;
}

function Version({ standard }: { standard: StandardDetail }) {
  const t = useWords();
  const { duration } = useFormat();
  const me = useMe();
  const navigate = useNavigate();
  const held = useHeldWords();
  const [dialog, setDialog] = useState<AskedAction | null>(null);
  const { id, number, state, content, changes, allowedActions, heldFrom } = standard;
  const name = t('standardScreens.version', { number });
  const may = (action: StandardAction) => allowedActions.includes(action);
  const open = (action: AskedAction): NextAction & SecondaryAction => ({
    label: t(`standardScreens.actions.${action}`),
    run: () => setDialog(action),
    grave: action === 'discard' || action === 'withdraw',
  });
  const edit = { label: t('standardScreens.edit'), run: () => void navigate(`/standar/${id}/ubah`) };
  const next = (): NextAction | null => {
    if (may('approve')) return open('approve');
    if (may('submit') && changes.length > 0) return open('submit');
    return may('save') ? edit : null;
  };
  const first = next();
  const secondary = [
    may('save') && first?.label !== edit.label && edit,
    ...(['return', 'discard', 'withdraw'] as const).filter(may).map(open),
  ];
  const ownDraft = state === 'submitted' && me.roles.includes('head_of_office') && !may('approve');
  const Dialog = dialog && actionDialogs[dialog];
  return (
    <>
      <title>{`${t('standardScreens.title')}, ${name} · ${t('shell.product')}`}</title>
      <WorkPage
        kind={t('standardScreens.title')}
        name={name}
        badge={<StandardBadge row={standard} />}
        facts={[
          { label: t('standardScreens.columns.held'), value: held(standard) },
          { label: t('standardScreens.facts.promise'), value: duration(content.promiseSeconds * 1000) },
          {
            label: t('standardScreens.facts.response'),
            value: t('standardScreens.days', { count: content.responseDays }),
          },
          {
            label: t('standardScreens.facts.phone'),
            value: content.phone ?? t('standardScreens.noPhone'),
          },
        ]}
        next={first}
        secondary={secondary}
        notice={ownDraft ? <p className="note">{t('standardScreens.ownDraft')}</p> : undefined}
        aside={
          <>
            <Section title={t('standardScreens.preview')}>
              <Links standard={standard} />
            </Section>
            <Section title={t('shared.work.history')}>
              <History standard={standard} />
            </Section>
          </>
        }
      >
        <Section
          title={t(
            heldFrom === null ? 'standardScreens.changes.against' : 'standardScreens.changes.replaced',
          )}
        >
          {changes.length > 0 ? (
            <ChangeList changes={changes} />
          ) : (
            <p className="note">
              {t(`standardScreens.changes.${heldFrom === null ? 'none' : 'noneBefore'}`)}
            </p>
          )}
        </Section>
        <ContentView content={content} />
      </WorkPage>
      {Dialog !== null && <Dialog standard={standard} onClose={() => setDialog(null)} />}
    </>
  );
}

/** The public page of what holds or held; a preview of what does not yet. */
function Links({ standard: { id, number, inForce, heldFrom } }: { standard: StandardDetail }) {
  const t = useWords();
  const link = (href: string, words: string) => (
    <a className="text-link" href={href} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
  if (heldFrom !== null) {
    return link(inForce ? '/layanan/ktp-el' : `/layanan/ktp-el/versi/${number}`, t('standardScreens.public'));
  }
  const preview = (language: 'id' | 'en') =>
    addressOf(serviceStandards.preview, { params: { id }, query: { language } });
  return (
    <div className="button-row">
      {link(preview('id'), t('standardScreens.preview'))}
      {link(preview('en'), t('standardScreens.previewEnglish'))}
    </div>
  );
}

function History({ standard: { events } }: { standard: StandardDetail }) {
  const t = useWords();
  const roleOf = useActingRole();
  const lines = events
    .map(({ action, at, by, words, ...acting }) => ({
      key: `${at} ${action}`,
      at,
      by,
      role: roleOf(acting),
      what: t(`standardScreens.history.${action}`),
      reason: words,
    }))
    .reverse();
  return <HistoryList lines={lines} />;
}
