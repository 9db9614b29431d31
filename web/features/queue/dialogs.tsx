import { Select, TextInput } from '@mantine/core';
import { type QueueBoard, queue, type TicketView } from '../../../contract/queue/endpoints.ts';
import { queuePriorities } from '../../../contract/queue/terms.ts';
import { ActionDialog } from '../../components/forms/action-dialog.tsx';
import { Choices, optionsOf } from '../../components/forms/fields.tsx';
import { useActionForm } from '../../components/forms/form-state.ts';
import { useWords } from '../../locale.ts';
import classes from './queue.module.css';
import { useServiceName } from './tickets.tsx';

/** The question that the page asks now. */
export type Asking = { dialog: 'transfer' | 'cancel'; ticket: TicketView } | { dialog: 'issue' };

interface TicketDialogProps {
  ticket: TicketView;
  onClose: () => void;
}

export function TransferDialog({ board, ticket, onClose }: TicketDialogProps & { board: QueueBoard }) {
  const t = useWords();
  const serviceName = useServiceName();
  const form = useActionForm(queue.transfer, {
    initial: { service: ticket.service, counterId: null },
    params: { id: ticket.id },
    onDone: onClose,
  });
  const { service } = form.values;
  const counters = board.counters.filter(
    (counter) => counter.active && counter.services.includes(service) && counter.number !== ticket.counter,
  );
  const services = board.services.filter(({ active }) => active).map(({ code }) => code);
  return (
    <ActionDialog
      form={form}
      title={t('queueScreens.transfer.title', { label: ticket.label })}
      text={t('queueScreens.transfer.text')}
      submitLabel={t('queue.actions.transfer')}
      onClose={onClose}
    >
      <Choices
        label={t('shared.labels.service')}
        options={optionsOf(services, (code) => serviceName(board.services, code))}
        {...form.input('service')}
        onChange={(chosen) => form.set({ service: chosen, counterId: null })}
      />
      <Select
        label={t('shared.labels.counter')}
        placeholder={t('queueScreens.transfer.anyCounter')}
        clearable
        data={counters.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.input('counterId')}
      />
    </ActionDialog>
  );
}

export function CancelDialog({ ticket, onClose }: TicketDialogProps) {
  const t = useWords();
  const form = useActionForm(queue.cancel, {
    initial: { words: '' },
    params: { id: ticket.id },
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('queueScreens.cancel.title', { label: ticket.label })}
      text={t('queueScreens.cancel.text')}
      submitLabel={t('queue.actions.cancel')}
      grave
      onClose={onClose}
    >
      <TextInput
        label={t('queueScreens.cancel.words')}
        description={t('shared.form.optional')}
        maxLength={200}
        autoComplete="off"
        {...form.input('words')}
      />
    </ActionDialog>
  );
}

/** A ticket from the officer's hand; its number is shown until the dialog is closed, to be told or written down. */
export function IssueDialog({ board, onClose }: { board: QueueBoard; onClose: () => void }) {
  const t = useWords();
  const serviceName = useServiceName();
  const services = board.services.filter(({ active }) => active);
  const form = useActionForm(queue.issue, {
    initial: { service: services[0]?.code ?? '', priority: 'none' },
    bodyOf: ({ service, priority }) => ({ service, priority: priority === 'none' ? null : priority }),
  });
  return (
    <ActionDialog
      form={form}
      title={t('queueScreens.issue.title')}
      text={t('queueScreens.issue.text')}
      submitLabel={t('queueScreens.issue.submit')}
      onClose={onClose}
    >
      <Choices
        label={t('shared.labels.service')}
        options={services.map(({ code, waiting }) => ({
          value: code,
          label: serviceName(services, code),
          description: t('queueScreens.issue.waitingNow', { count: waiting }),
        }))}
        {...form.input('service')}
      />
      <Choices
        label={t('queueScreens.issue.priority')}
        options={[
          { value: 'none', label: t('queueScreens.issue.none') },
          ...optionsOf(queuePriorities, (code) => t(`queue.priorities.${code}`)),
        ]}
        {...form.input('priority')}
      />
      <p className={classes.issued} role="status">
        {form.reply !== undefined && t('queueScreens.issue.done', { label: form.reply.label })}
      </p>
    </ActionDialog>
  );
}
