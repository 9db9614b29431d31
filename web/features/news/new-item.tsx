import { news } from '../../../contract/news.ts';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useWords } from '../../locale.ts';
import { MarkupHelp, noTexts, TextFields } from './text-fields.tsx';

/** A new item begins as a draft; picture and publication come on its own page. */
export default function NewNews() {
  const t = useWords();
  const leave = useLeaveSaved();
  const form = useActionForm(news.create, {
    initial: noTexts,
    onDone: ({ id }) => leave(`/situs/berita/${id}`),
  });
  return (
    <FormPage
      title={t('newsScreens.newTitle')}
      submitLabel={t('shared.actions.save')}
      form={form}
      onCancel={() => leave('/situs/berita')}
    >
      <TextFields language="id" input={form.input} />
      <MarkupHelp />
      <p className="note">{t('newsScreens.image.saveFirst')}</p>
    </FormPage>
  );
}
