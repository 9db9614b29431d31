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
import { FailedNote, LoadingLines } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { useMe } from '../../session-context.ts';
import {
  ApproveDialog,
  DiscardDialog,
  ReturnDialog,
  SubmitDialog,
  WithdrawDialog,
} from './action-dialogs.tsx';
import { ChangeList } from './change-list.tsx';
import { ContentView } from './content-view.tsx';
import classes from './standard.module.css';
import { StandardBadge, useHeldWords } from './states.tsx';

/** One version: what it changes, what it says, how it came about, and what may be done with it. */
export default function StandardVersion() {
  const { id = '' } = useParams();
  const view = useView(serviceStandards.detail, { params: { id } });
  if (view.data !== undefined) return <Version standard={view.data} />;
  if (view.error !== null) return <FailedNote problem={view.error} retry={() => void view.refetch()} />;
  return <LoadingLines />;
}

type Deed = Exclude<StandardAction, 'save'>;
const dialogs = {
  submit: SubmitDialog,
  approve: ApproveDialog,
  return: ReturnDialog,
  discard: DiscardDialog,
  withdraw: WithdrawDialog,
} as const;

function Version({ standard }: { standard: StandardDetail }) {
  const t = useWords();
  const { duration } = useFormat();
  const me = useMe();
  const navigate = useNavigate();
  const held = useHeldWords();
  const [dialog, setDialog] = useState<Deed | null>(null);
  const { id, number, state, content, changes, allowedActions, heldFrom } = standard;
  const name = t('standardScreens.version', { number });
  const may = (action: StandardAction) => allowedActions.includes(action);
  const open = (deed: Deed): NextAction & SecondaryAction => ({
    label: t(`standardScreens.actions.${deed}`),
    run: () => setDialog(deed),
    grave: deed === 'discard' || deed === 'withdraw',
  });
  const edit = { label: t('standardScreens.edit'), run: () => void navigate(`/standar/${id}/ubah`) };
  const next = (): NextAction | null => {
    if (may('approve')) return open('approve');
    if (may('submit') && changes.length > 0) return open('submit');
    return may('save') ? edit : null;
  };
  const first = next();
  const ways: SecondaryAction[] = [
    ...(may('save') && first?.label !== edit.label ? [edit] : []),
    ...(may('return') ? [open('return')] : []),
    ...(may('discard') ? [open('discard')] : []),
    ...(may('withdraw') ? [open('withdraw')] : []),
  ];
  const ownDraft = state === 'submitted' && me.roles.includes('head_of_office') && !may('approve');
  const Dialog = dialog === null ? null : dialogs[dialog];
  return (
    <>
      <title>{`${t('standardScreens.title')}, ${name} · ${t('shell.product')}`}</title>
      <WorkPage
        kind={t('standardScreens.kind')}
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
        secondary={ways}
        notice={ownDraft ? <p className={classes.note}>{t('standardScreens.ownDraft')}</p> : undefined}
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
            <p className={classes.note}>
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
    <a className={classes.link} href={href} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
  if (heldFrom !== null) {
    return link(inForce ? '/layanan/ktp-el' : `/layanan/ktp-el/versi/${number}`, t('standardScreens.public'));
  }
  const preview = (language: 'id' | 'en') =>
    addressOf(serviceStandards.preview, { params: { id }, query: { language } });
  return (
    <div className={classes.buttons}>
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
