import { Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { serviceComponents } from '../../../../contract/complaints/endpoints.ts';
import { replyTemplates } from '../../../../contract/complaints/office-endpoints.ts';
import type { ReplyOf } from '../../../../contract/endpoint.ts';
import { FormDialog } from '../../../components/forms/form-dialog.tsx';
import { useEntry } from '../../../components/forms/form-state.ts';
import { type Column, ListPage } from '../../../components/layout/list-page.tsx';
import { useFormat, useWords } from '../../../locale.ts';
import { useAction, useView } from '../../../queries.ts';
import { mayAsk, useMe } from '../../../session-context.ts';
import classes from '../complaints.module.css';

type Template = ReplyOf<typeof replyTemplates.list>['rows'][number];
type Open = { what: 'edit'; template: Template | null } | { what: 'retire'; template: Template };

/** Answers written once; a change is a new version of the same code. */
export default function ReplyTemplatesPage() {
  const t = useWords();
  const me = useMe();
  const { date, number } = useFormat();
  const [open, setOpen] = useState<Open | null>(null);
  const view = useView(replyTemplates.list, {});
  const may = mayAsk(replyTemplates.save.access, me);
  const columns: Column<Template>[] = [
    {
      head: t('complaintDesk.templates.name'),
      cell: (row) => (
        <span className={classes.who}>
          {row.title}
          <small>{row.code}</small>
        </span>
      ),
    },
    {
      head: t('complaintDesk.templates.component'),
      cell: (row) =>
        row.component === null
          ? t('complaintDesk.templates.anyComponent')
          : t(`complaints.components.${row.component}`),
    },
    {
      head: t('complaintDesk.templates.body'),
      cell: (row) => <span className={classes.excerpt}>{row.body}</span>,
    },
    {
      head: t('complaintDesk.templates.version'),
      cell: (row) => (
        <span className={classes.who}>
          {number(row.version)}
          <small>{date(row.madeAt)}</small>
        </span>
      ),
    },
    ...(may
      ? [
          {
            head: '',
            cell: (row: Template) => (
              <Group gap={6}>
                <Button
                  variant="default"
                  aria-label={t('complaintDesk.templates.change', { title: row.title })}
                  onClick={() => setOpen({ what: 'edit', template: row })}
                >
                  {t('shared.actions.edit')}
                </Button>
                <Button
                  variant="subtle"
                  aria-label={`${t('complaintDesk.templates.retire')}: ${row.title}`}
                  onClick={() => setOpen({ what: 'retire', template: row })}
                >
                  {t('complaintDesk.templates.retire')}
                </Button>
              </Group>
            ),
          },
        ]
      : []),
  ];
  const close = () => setOpen(null);
  return (
    <>
      <title>{`${t('complaintDesk.templates.title')} · ${t('shell.product')}`}</title>
      <ListPage
        title={t('complaintDesk.templates.title')}
        intro={t('complaintDesk.templates.intro')}
        actions={
          may && (
            <Button onClick={() => setOpen({ what: 'edit', template: null })}>
              {t('complaintDesk.templates.add')}
            </Button>
          )
        }
        view={view}
        rows={(reply) => reply.rows}
        rowKey={(row) => row.id}
        columns={columns}
        empty={t('complaintDesk.templates.none')}
      />
      {open?.what === 'edit' && (
        <TemplateDialog
          template={open.template}
          placeholders={view.data?.placeholders ?? []}
          onClose={close}
        />
      )}
      {open?.what === 'retire' && <RetireDialog template={open.template} onClose={close} />}
    </>
  );
}

interface TemplateDialogProps {
  template: Template | null;
  placeholders: readonly string[];
  onClose: () => void;
}

function TemplateDialog({ template, placeholders, onClose }: TemplateDialogProps) {
  const t = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const verb = useAction(replyTemplates.save, { onDone: onClose });
  const entry = useEntry({
    initial: {
      code: template?.code ?? '',
      title: template?.title ?? '',
      component: template?.component ?? '',
      body: template?.body ?? '',
    },
    rules: (values): Record<string, string> => ({
      ...(!/^[a-z0-9_]{3,40}$/.test(values.code) && { code: t('complaintDesk.templates.codeHelp') }),
      ...(values.title.trim().length < 3 && { title: t('shared.form.tooShort', { min: 3 }) }),
      ...(values.body.trim().length < 3 && { body: t('shared.form.tooShort', { min: 3 }) }),
    }),
    problem: verb.problem,
  });
  const submit = entry.onSubmit(({ component, ...rest }) => {
    const code = serviceComponents.find((each) => each === component);
    void verb.run({ body: { ...rest, ...(code !== undefined && { component: code }) } });
  });
  /** Puts a placeholder where the cursor stands. */
  const insert = (name: string) => {
    const { body } = entry.values;
    const from = field.current?.selectionStart ?? body.length;
    const to = field.current?.selectionEnd ?? body.length;
    entry.setFieldValue('body', `${body.slice(0, from)}{${name}}${body.slice(to)}`);
    field.current?.focus();
  };
  return (
    <FormDialog
      title={
        template === null
          ? t('complaintDesk.templates.add')
          : t('complaintDesk.templates.change', { title: template.title })
      }
      {...(template !== null && { text: t('complaintDesk.templates.changeHelp') })}
      submitLabel={t('shared.actions.save')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => submit()}
      onClose={onClose}
      unsaved={entry.isDirty()}
      wide
    >
      <div className={classes.pair}>
        <TextInput
          label={t('complaintDesk.templates.code')}
          description={t('complaintDesk.templates.codeHelp')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          readOnly={template !== null}
          {...(template === null && { 'data-autofocus': true })}
          {...entry.getInputProps('code')}
        />
        <Select
          label={t('complaintDesk.templates.component')}
          description={'\u00a0'}
          searchable
          data={[
            { value: '', label: t('complaintDesk.templates.anyComponent') },
            ...serviceComponents.map((each) => ({
              value: each,
              label: t(`complaints.components.${each}`),
            })),
          ]}
          allowDeselect={false}
          {...entry.getInputProps('component')}
        />
      </div>
      <TextInput
        label={t('complaintDesk.templates.name')}
        autoComplete="off"
        maxLength={120}
        {...(template !== null && { 'data-autofocus': true })}
        {...entry.getInputProps('title')}
      />
      <Textarea
        ref={field}
        label={t('complaintDesk.templates.body')}
        autosize
        minRows={8}
        maxRows={18}
        maxLength={10_000}
        {...entry.getInputProps('body')}
      />
      <fieldset className={classes.group}>
        <legend>{t('complaintDesk.templates.placeholders')}</legend>
        <div className={classes.placeholders}>
          {placeholders.map((name) => (
            <Button key={name} variant="default" onClick={() => insert(name)}>
              {`{${name}}`}
            </Button>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}

function RetireDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const t = useWords();
  const verb = useAction(replyTemplates.retire, { onDone: onClose });
  return (
    <FormDialog
      title={t('complaintDesk.templates.retire')}
      text={t('complaintDesk.templates.retireText', { title: template.title })}
      submitLabel={t('complaintDesk.templates.retire')}
      grave
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => void verb.run({ params: { id: template.id }, body: {} })}
      onClose={onClose}
    />
  );
}
