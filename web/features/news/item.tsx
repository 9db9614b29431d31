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
import { FailedNote, LoadingLines } from '../../components/quiet-note.tsx';
import { useFormat, useWords } from '../../locale.ts';
import { useAction, useView } from '../../queries.ts';
import { PlainDeedDialog, PublishDialog } from './action-dialogs.tsx';
import { ImageSection } from './image-section.tsx';
import classes from './news.module.css';
import { Preview } from './preview.tsx';
import { NewsBadge } from './states.tsx';
import { MarkupHelp, TextFields } from './text-fields.tsx';

/** One item: its words in both languages, its picture, its preview, and what may be done with it. */
export default function NewsPage() {
  const { id = '' } = useParams();
  const view = useView(news.detail, { params: { id } });
  if (view.data !== undefined) {
    return <Editor key={id} item={view.data} reload={async () => (await view.refetch()).data} />;
  }
  if (view.error !== null) return <FailedNote problem={view.error} retry={() => void view.refetch()} />;
  return <LoadingLines />;
}

interface EditorProps {
  item: NewsDetail;
  reload: () => Promise<NewsDetail | undefined>;
}

type Dialog = Exclude<NewsDetail['allowedActions'][number], 'edit'>;
const ways = ['unschedule', 'archive', 'restore'] as const;

function Editor({ item, reload }: EditorProps) {
  const t = useWords();
  const { dateTime } = useFormat();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [side, setSide] = useState<'write' | 'preview'>('write');
  const [language, setLanguage] = useState<'id' | 'en'>('id');
  // The version that the words in the fields are made from: not the newest, which somebody else may have saved.
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

  /** A field that is refused may stand on the side that is not shown. */
  const showFault = (faults: Record<string, unknown>) => {
    setSide('write');
    setLanguage(Object.keys(faults).some((field) => field.endsWith('Id')) ? 'id' : 'en');
  };
  const save = (from: number) =>
    entry.onSubmit(async (texts) => {
      const saved = await edit.run({ params: { id: item.id }, body: { ...texts, version: from } });
      if (saved === undefined) return;
      entry.setInitialValues(texts);
      entry.resetDirty(texts);
      setVersion(saved.version);
    }, showFault)();
  const moved = (outcome: { version: number }) => {
    setDialog(null);
    setVersion(outcome.version);
  };
  const mayEdit = item.allowedActions.includes('edit');
  const next = (): NextAction | null => {
    if (dirty) return { label: t('newsScreens.save'), run: () => save(version), running: edit.running };
    if (!item.allowedActions.includes('publish')) return null;
    return { label: t('newsScreens.actions.publish'), run: () => setDialog('publish') };
  };
  const quiet: SecondaryAction[] = ways
    .filter((way) => !dirty && item.allowedActions.includes(way))
    .map((way) => ({
      label: t(`newsScreens.actions.${way}`),
      run: () => setDialog(way),
      grave: way === 'archive' && item.state === 'published',
    }));
  const deed = {
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
          ...(item.publishAt === null
            ? []
            : [
                {
                  label: t(
                    item.state === 'scheduled' ? 'newsScreens.willPublishAt' : 'newsScreens.publishedAt',
                  ),
                  value: dateTime(item.publishAt),
                },
              ]),
          { label: t('newsScreens.publicAddress'), value: item.path },
          { label: t('newsScreens.changedAt'), value: dateTime(item.changedAt) },
        ]}
        next={next()}
        secondary={quiet}
        notice={
          <EditNotice
            problem={edit.problem}
            onOverwrite={save}
            onDiscard={async () => {
              const newest = await reload();
              if (newest !== undefined) adopt(newest);
            }}
          />
        }
        aside={
          <>
            <ImageSection item={item} version={version} onDone={moved} />
            <Section title={t('shared.work.history')}>
              <HistoryList lines={history} />
            </Section>
          </>
        }
      >
        <Section title={t('newsScreens.fields.body')}>
          <div className={classes.bar}>
            <SegmentedControl
              aria-label={t('newsScreens.preview')}
              value={side}
              onChange={(value) => setSide(value === 'preview' ? 'preview' : 'write')}
              data={[
                { value: 'write', label: t('newsScreens.write') },
                { value: 'preview', label: t('newsScreens.preview') },
              ]}
            />
            <SegmentedControl
              aria-label={t('newsScreens.columns.languages')}
              value={language}
              onChange={(value) => setLanguage(value === 'en' ? 'en' : 'id')}
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
              {language === 'en' && <p className={classes.note}>{t('newsScreens.englishHelp')}</p>}
              <TextFields key={language} language={language} entry={entry} disabled={!mayEdit} />
              <MarkupHelp />
            </>
          )}
          {item.state === 'published' && (
            <a className={classes.link} href={item.path} target="_blank" rel="noreferrer">
              {t('newsScreens.openPublic')}
            </a>
          )}
        </Section>
      </WorkPage>
      {dialog === 'publish' && <PublishDialog {...deed} />}
      {dialog !== null && dialog !== 'publish' && <PlainDeedDialog deed={dialog} {...deed} />}
      <ConfirmLeave when={dirty && !edit.running} />
    </>
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
      <p className={classes.note}>{t('newsScreens.stale.text')}</p>
      <div className={classes.buttons}>
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
