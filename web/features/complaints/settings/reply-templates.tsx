import { Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { serviceComponents } from '../../../../contract/complaints/endpoints.ts';
import { replyTemplates } from '../../../../contract/complaints/office-endpoints.ts';
import type { ReplyOf } from '../../../../contract/endpoint.ts';
import { ActionDialog } from '../../../components/forms/action-dialog.tsx';
import { optionsOf } from '../../../components/forms/fields.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { type Column, controls, ListPage } from '../../../components/layout/list-page.tsx';
import { useFormat, useWords } from '../../../locale.ts';
import { useView } from '../../../queries.ts';
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
      head: t('shared.labels.title'),
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
      head: t('shared.labels.text'),
      cell: (row) => <span className={classes.excerpt}>{row.body}</span>,
    },
    {
      head: t('shared.labels.version'),
      cell: (row) => (
        <span className={classes.who}>
          {number(row.version)}
          <small>{date(row.madeAt)}</small>
        </span>
      ),
    },
    ...controls<Template>(may, (row) => (
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
    )),
  ];
  const close = () => setOpen(null);
  return (
    <>
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
  const form = useActionForm(replyTemplates.save, {
    initial: {
      code: template?.code ?? '',
      title: template?.title ?? '',
      component: template?.component ?? '',
      body: template?.body ?? '',
    },
    rules: ({ code }) => ({
      code:
        !replyTemplates.save.body.shape.code.safeParse(code).success && t('complaintDesk.templates.codeHelp'),
    }),
    onDone: onClose,
  });
  /** Puts a placeholder where the cursor stands. */
  const insert = (name: string) => {
    const body = form.values.body ?? '';
    const from = field.current?.selectionStart ?? body.length;
    const to = field.current?.selectionEnd ?? body.length;
    form.set({ body: `${body.slice(0, from)}{${name}}${body.slice(to)}` });
    field.current?.focus();
  };
  return (
    <ActionDialog
      form={form}
      title={
        template === null
          ? t('complaintDesk.templates.add')
          : t('complaintDesk.templates.change', { title: template.title })
      }
      {...(template !== null && { text: t('complaintDesk.templates.changeHelp') })}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
      wide
    >
      <div className={classes.pair}>
        <TextInput
          label={t('shared.scan.code')}
          description={t('complaintDesk.templates.codeHelp')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          readOnly={template !== null}
          {...(template === null && { 'data-autofocus': true })}
          {...form.input('code')}
        />
        <Select
          label={t('complaintDesk.templates.component')}
          description={'\u00a0'}
          searchable
          data={[
            { value: '', label: t('complaintDesk.templates.anyComponent') },
            ...optionsOf(serviceComponents, (each) => t(`complaints.components.${each}`)),
          ]}
          allowDeselect={false}
          {...form.input('component')}
        />
      </div>
      <TextInput
        label={t('shared.labels.title')}
        autoComplete="off"
        maxLength={120}
        {...(template !== null && { 'data-autofocus': true })}
        {...form.input('title')}
      />
      <Textarea
        ref={field}
        label={t('shared.labels.text')}
        minRows={8}
        maxRows={18}
        maxLength={10_000}
        {...form.input('body')}
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
    </ActionDialog>
  );
}

function RetireDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const t = useWords();
  const form = useActionForm(replyTemplates.retire, {
    initial: {},
    params: { id: template.id },
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('complaintDesk.templates.retire')}
      text={t('complaintDesk.templates.retireText', { title: template.title })}
      grave
      onClose={onClose}
    />
  );
}
