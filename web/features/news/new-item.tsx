import { news } from '../../../contract/news.ts';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import classes from './news.module.css';
import { MarkupHelp, noTexts, TextFields } from './text-fields.tsx';

/** A new item begins as a draft; picture and publication come on its own page. */
export default function NewNews() {
  const t = useWords();
  const leave = useLeaveSaved();
  const create = useAction(news.create, { onDone: ({ id }) => leave(`/situs/berita/${id}`) });
  const entry = useEntry({ initial: noTexts, schema: news.create.body, problem: create.problem });
  const submit = entry.onSubmit((body) => void create.run({ body }));
  return (
    <>
      <title>{`${t('newsScreens.newTitle')} · ${t('shell.product')}`}</title>
      <FormPage
        title={t('newsScreens.newTitle')}
        submitLabel={t('newsScreens.save')}
        form={{
          submit: () => submit(),
          running: create.running,
          problem: create.problem,
          changed: entry.isDirty() && create.reply === undefined,
        }}
        onCancel={() => leave('/situs/berita')}
      >
        <TextFields language="id" entry={entry} />
        <MarkupHelp />
        <p className={classes.note}>{t('newsScreens.image.saveFirst')}</p>
      </FormPage>
    </>
  );
}
