import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { type NewsDetail, news } from '../../../contract/news.ts';
import type { Problem } from '../../api.ts';
import { HistoryList } from '../../components/display/history-list.tsx';
import { ConfirmLeave } from '../../components/forms/confirm-leave.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import {
  type NextAction,
  type SecondaryAction,
  Section,
  WorkPage,
} from '../../components/layout/work-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Loaded } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction, useView } from '../../queries.ts';
import { PlainActionDialog, PublishDialog, plainActions } from './action-dialogs.tsx';
import { ImageSection } from './image-section.tsx';
import { NewsBadge } from './list.tsx';
import classes from './news.module.css';
import { Preview } from './preview.tsx';
import { MarkupHelp, TextFields } from './text-fields.tsx';

/** One item: its words in both languages, its picture, its preview, and what may be done with it. */
export default function NewsPage() {
  const { id = '' } = useParams();
  const view = useView(news.detail, { params: { id } });
  return (
    <Loaded view={view}>
      {(item) => <Editor key={id} item={item} reload={async () => (await view.refetch()).data} />}
    </Loaded>
  );
}

interface EditorProps {
  item: NewsDetail;
  reload: () => Promise<NewsDetail | undefined>;
}

type Dialog = Exclude<NewsDetail['allowedActions'][number], 'edit'>;

type Language = 'id' | 'en';
type Side = 'write' | 'preview';

/** The words while they are edited, with the version that they are made from: not the newest, which somebody else may have saved. */
function useDraft({ item, reload }: EditorProps, onFault: (language: Language) => void) {
  const [version, setVersion] = useState(item.version);
  const edit = useAction(news.edit);
  const entry = useEntry({ initial: item.texts, schema: news.create.body, problem: edit.problem });
  const dirty = entry.isDirty();
  const adopt = (newest: NewsDetail) => {
    entry.setInitialValues(newest.texts);
    entry.setValues(newest.texts);
    setVersion(newest.version);
    edit.reset();
  };
  // Nothing is typed here: what others saved meanwhile is simply shown.
  useEffect(() => {
    if (!dirty && item.version > version) adopt(item);
  });
  const save = (from = version) =>
    entry.onSubmit(
      async (texts) => {
        const saved = await edit.run({ params: { id: item.id }, body: { ...texts, version: from } });
        if (saved === undefined) return;
        entry.setInitialValues(texts);
        entry.resetDirty(texts);
        setVersion(saved.version);
      },
      (faults) => onFault(Object.keys(faults).some((field) => field.endsWith('Id')) ? 'id' : 'en'),
    )();
  const discard = async () => {
    const newest = await reload();
    if (newest !== undefined) adopt(newest);
  };
  const { running, problem } = edit;
  return { entry, dirty, version, setVersion, save, discard, running, problem };
}

function Editor(props: EditorProps) {
  const { item, reload } = props;
  const t = useWords();
  const { dateTime } = useFormat();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [side, setSide] = useState<Side>('write');
  const [language, setLanguage] = useState<Language>('id');
  // A field that is refused may stand on the side that is not shown.
  const draft = useDraft(props, (faulty) => {
    setSide('write');
    setLanguage(faulty);
  });
  const { dirty, version, running } = draft;
  const moved = (outcome: { version: number }) => {
    setDialog(null);
    draft.setVersion(outcome.version);
  };
  const next = (): NextAction | null => {
    if (dirty) return { label: t('shared.actions.save'), run: () => draft.save(), running };
    if (!item.allowedActions.includes('publish')) return null;
    return { label: t('newsScreens.actions.publish'), run: () => setDialog('publish') };
  };
  const secondary: SecondaryAction[] = plainActions
    .filter((action) => !dirty && item.allowedActions.includes(action))
    .map((action) => ({
      label: t(`newsScreens.actions.${action}`),
      run: () => setDialog(action),
      grave: action === 'archive' && item.state === 'published',
    }));
  const asked = {
    item,
    version,
    onDone: moved,
    onClose: () => {
      setDialog(null);
      void reload();
    },
  };
  const history = item.history.map(({ version: key, event, at, by, publishAt }) => ({
    key,
    at,
    by,
    what: t(`newsScreens.events.${event}`, { date: publishAt === null ? '' : dateTime(publishAt) }),
  }));
  return (
    <>
      <title>{`${item.texts.titleId} · ${t('shell.product')}`}</title>
      <WorkPage
        kind={t('newsScreens.title')}
        name={item.texts.titleId}
        badge={<NewsBadge state={item.state} />}
        facts={[
          item.publishAt !== null && {
            label: t(
              item.state === 'scheduled' ? 'newsScreens.willPublishAt' : 'newsScreens.states.published',
            ),
            value: dateTime(item.publishAt),
          },
          { label: t('newsScreens.publicAddress'), value: item.path },
          { label: t('newsScreens.changedAt'), value: dateTime(item.changedAt) },
        ]}
        next={next()}
        secondary={secondary}
        notice={<EditNotice problem={draft.problem} onOverwrite={draft.save} onDiscard={draft.discard} />}
        aside={
          <>
            <ImageSection item={item} version={version} onDone={moved} />
            <Section title={t('shared.work.history')}>
              <HistoryList lines={history} />
            </Section>
          </>
        }
      >
        <Texts
          item={item}
          entry={draft.entry}
          side={side}
          onSide={setSide}
          language={language}
          onLanguage={setLanguage}
        />
      </WorkPage>
      {dialog === 'publish' && <PublishDialog {...asked} />}
      {dialog !== null && dialog !== 'publish' && <PlainActionDialog action={dialog} {...asked} />}
      <ConfirmLeave when={dirty && !running} />
    </>
  );
}

interface TextsProps {
  item: NewsDetail;
  entry: ReturnType<typeof useDraft>['entry'];
  side: Side;
  onSide: (side: Side) => void;
  language: Language;
  onLanguage: (language: Language) => void;
}

/** The words of one language, to be written or as the public will read them. */
function Texts({ item, entry, side, onSide, language, onLanguage }: TextsProps) {
  const t = useWords();
  return (
    <Section title={t('shared.labels.text')}>
      <div className="control-row">
        <SegmentedControl
          aria-label={t('newsScreens.preview')}
          value={side}
          onChange={onSide}
          data={[
            { value: 'write', label: t('newsScreens.write') },
            { value: 'preview', label: t('newsScreens.preview') },
          ]}
        />
        <SegmentedControl
          aria-label={t('newsScreens.columns.languages')}
          value={language}
          onChange={onLanguage}
          data={[
            { value: 'id', label: t('newsScreens.indonesian') },
            { value: 'en', label: t('newsScreens.english') },
          ]}
        />
      </div>
      {side === 'preview' ? (
        <Preview texts={entry.values} language={language} imageId={item.image?.id ?? null} />
      ) : (
        <>
          {language === 'en' && <p className="note">{t('newsScreens.englishHelp')}</p>}
          <TextFields
            key={language}
            language={language}
            input={(field) => entry.getInputProps(field)}
            disabled={!item.allowedActions.includes('edit')}
          />
          <MarkupHelp />
        </>
      )}
      {item.state === 'published' && (
        <a className={classes.link} href={item.path} target="_blank" rel="noreferrer">
          {t('newsScreens.openPublic')}
        </a>
      )}
    </Section>
  );
}

interface EditNoticeProps {
  problem: Problem | null;
  onOverwrite: (version: number) => void;
  onDiscard: () => void;
}

/** Why it was not saved; when somebody else was faster, both ways out, and neither loses what was typed by itself. */
function EditNotice({ problem, onOverwrite, onDiscard }: EditNoticeProps) {
  const t = useWords();
  const newest = Number(problem?.body.params?.version);
  if (problem?.code !== 'news_changed_meanwhile') return <ProblemNote problem={problem} />;
  return (
    <div className={classes.stale}>
      <ProblemNote problem={problem} />
      <p className="note">{t('newsScreens.stale.text')}</p>
      <div className="button-row">
        <Button variant="default" component="a" href="" target="_blank">
          {t('newsScreens.stale.openNewest')}
        </Button>
        <Button variant="default" onClick={() => onOverwrite(newest)}>
          {t('newsScreens.stale.overwrite')}
        </Button>
        <Button variant="subtle" c="var(--broken)" onClick={onDiscard}>
          {t('newsScreens.stale.discard')}
        </Button>
      </div>
    </div>
  );
}
