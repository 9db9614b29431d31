import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useParams } from 'react-router';
import { type StandardDetail, serviceStandards } from '../../../contract/service-standards.ts';
import type { Problem } from '../../api.ts';
import { useLeaveSaved } from '../../components/forms/confirm-leave.tsx';
import { fieldErrors, useActionForm } from '../../components/forms/form-state.ts';
import { FormPage } from '../../components/layout/form-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { FailedNote, LoadingLines } from '../../components/quiet-note.tsx';
import { useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { contentOf, fieldsOf } from './draft-fields.ts';
import { PromiseFields } from './promise-fields.tsx';
import { RequirementFieldset } from './requirement-fields.tsx';
import classes from './standard.module.css';
import { TextFields } from './text-fields.tsx';

/** The draft as a form. What others save meanwhile does not touch what is being typed here. */
export default function EditStandard() {
  const { id = '' } = useParams();
  const t = useWords();
  const view = useView(serviceStandards.detail, { params: { id } });
  // Submitted or discarded elsewhere while somebody types here: saving is refused then, and the words stay.
  const opened = useRef('');
  if (view.data?.state === 'draft') opened.current = id;
  if (view.error !== null && view.data === undefined) {
    return <FailedNote problem={view.error} retry={() => void view.refetch()} />;
  }
  if (view.data === undefined) return <LoadingLines />;
  if (opened.current !== id) {
    return (
      <p className={classes.waiting}>{t('refusals.standard_not_in_state', { state: view.data.state })}</p>
    );
  }
  return (
    <Editor key={id} standard={view.data} newestSaves={async () => (await view.refetch()).data?.saves} />
  );
}

interface EditorProps {
  standard: StandardDetail;
  newestSaves: () => Promise<number | undefined>;
}

const most = { minutes: 1440, days: 60 };

function Editor({ standard, newestSaves }: EditorProps) {
  const t = useWords();
  const leave = useLeaveSaved();
  const { id, number } = standard;
  // The saving that the words in the fields are made from: not the newest, which somebody else may have made.
  const [saves] = useState(standard.saves);
  const form = useActionForm(serviceStandards.save, {
    initial: { ...fieldsOf(standard.content), saves },
    params: { id },
    rules: (fields) => {
      const within = (value: unknown, limit: number) => Number(value) >= 1 && Number(value) <= limit;
      const { promiseSeconds: _minutes, ...errors } = fieldErrors(
        serviceStandards.save.body.shape.content,
        contentOf(fields),
      );
      return {
        ...Object.fromEntries(
          Object.entries(errors).map(([path, words]) => [
            path.replace(/\.name\.id$/, '.nameId').replace(/\.name\.en$/, '.nameEn'),
            words,
          ]),
        ),
        ...(!within(fields.minutes, most.minutes) && { minutes: t('standardScreens.editor.promiseWrong') }),
        ...(!within(fields.responseDays, most.days) && {
          responseDays: t('standardScreens.editor.responseWrong'),
        }),
      };
    },
    bodyOf: ({ saves, ...fields }) => ({ saves, content: contentOf(fields) }),
    onDone: () => leave(`/standar/${id}`),
  });
  const overwrite = async () => {
    const newest = await newestSaves();
    if (newest !== undefined) form.submit({ saves: newest });
  };
  const title = t('standardScreens.editor.title', { number });
  return (
    <FormPage
      title={title}
      intro={t('standardScreens.editor.intro')}
      submitLabel={t('shared.actions.save')}
      // Whoever did not get to overwrite is asked again.
      form={{ ...form, submit: () => form.submit({ saves }) }}
      onCancel={() => leave(`/standar/${id}`)}
    >
      <PromiseFields form={form} />
      <Section title={t('standardScreens.requirement.title')}>
        <RequirementFieldset form={form} />
      </Section>
      <Section title={t('standardScreens.content.texts')}>
        <TextFields form={form} />
      </Section>
      <Stale id={id} problem={form.problem} onOverwrite={overwrite} />
    </FormPage>
  );
}

interface StaleProps {
  id: string;
  problem: Problem | null;
  onOverwrite: () => Promise<void>;
}

/** Somebody else was faster: both ways out, and neither loses what was typed here. */
function Stale({ id, problem, onOverwrite }: StaleProps) {
  const t = useWords();
  if (problem?.code !== 'standard_changed_meanwhile') return null;
  return (
    <div className={classes.waiting}>
      <p>{t('standardScreens.stale.text')}</p>
      <div className="button-row">
        <Button variant="default" component="a" href={`/app/standar/${id}`} target="_blank">
          {t('standardScreens.stale.openNewest')}
        </Button>
        <Button variant="default" onClick={() => void onOverwrite()}>
          {t('standardScreens.stale.overwrite')}
        </Button>
      </div>
    </div>
  );
}
