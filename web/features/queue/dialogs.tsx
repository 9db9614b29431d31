import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type QueueBoard, queue, type TicketView } from '../../../contract/queue/endpoints.ts';
import { queuePriorities } from '../../../contract/queue/terms.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import classes from './queue.module.css';
import { useServiceName } from './service-name.ts';

interface TicketDialogProps {
  ticket: TicketView;
  onClose: () => void;
}

export function TransferDialog({ board, ticket, onClose }: TicketDialogProps & { board: QueueBoard }) {
  const t = useWords();
  const serviceName = useServiceName();
  const transfer = useAction(queue.transfer, { onDone: onClose });
  const [service, setService] = useState(ticket.service);
  const [counterId, setCounterId] = useState<string | null>(null);
  const counters = board.counters.filter(
    (counter) => counter.active && counter.services.includes(service) && counter.number !== ticket.counter,
  );
  return (
    <FormDialog
      title={t('queueScreens.transfer.title', { label: ticket.label })}
      text={t('queueScreens.transfer.text')}
      submitLabel={t('queueScreens.transfer.submit')}
      running={transfer.running}
      problem={transfer.problem}
      onSubmit={() => void transfer.run({ params: { id: ticket.id }, body: { service, counterId } })}
      onClose={onClose}
    >
      <Radio.Group
        label={t('queueScreens.transfer.service')}
        value={service}
        onChange={(value) => {
          setService(value);
          setCounterId(null);
        }}
      >
        <Stack gap={2} mt={4}>
          {board.services
            .filter(({ active }) => active)
            .map(({ code }) => (
              <Radio key={code} value={code} size="md" py={7} label={serviceName(board.services, code)} />
            ))}
        </Stack>
      </Radio.Group>
      <Select
        label={t('queueScreens.transfer.counter')}
        placeholder={t('queueScreens.transfer.anyCounter')}
        clearable
        value={counterId}
        onChange={setCounterId}
        data={counters.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </FormDialog>
  );
}

export function CancelDialog({ ticket, onClose }: TicketDialogProps) {
  const t = useWords();
  const cancel = useAction(queue.cancel, { onDone: onClose });
  const [words, setWords] = useState('');
  return (
    <FormDialog
      title={t('queueScreens.cancel.title', { label: ticket.label })}
      text={t('queueScreens.cancel.text')}
      submitLabel={t('queueScreens.cancel.submit')}
      grave
      running={cancel.running}
      problem={cancel.problem}
      onSubmit={() =>
        void cancel.run({
          params: { id: ticket.id },
          body: words.trim() === '' ? {} : { words: words.trim() },
        })
      }
      onClose={onClose}
    >
      <TextInput
        label={t('queueScreens.cancel.words')}
        description={t('shared.form.optional')}
        maxLength={200}
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

/** A ticket from the officer's hand; its number is shown until the dialog is closed, to be told or written down. */
export function IssueDialog({ board, onClose }: { board: QueueBoard; onClose: () => void }) {
  const t = useWords();
  const serviceName = useServiceName();
  const issue = useAction(queue.issue);
  const services = board.services.filter(({ active }) => active);
  const [service, setService] = useState(services[0]?.code ?? '');
  const [priority, setPriority] = useState('none');
  return (
    <FormDialog
      title={t('queueScreens.issue.title')}
      text={t('queueScreens.issue.text')}
      submitLabel={t('queueScreens.issue.submit')}
      running={issue.running}
      problem={issue.problem}
      onSubmit={() =>
        void issue.run({
          body: { service, priority: queuePriorities.find((each) => each === priority) ?? null },
        })
      }
      onClose={onClose}
    >
      <Radio.Group label={t('queueScreens.issue.service')} value={service} onChange={setService}>
        <Stack gap={2} mt={4}>
          {services.map(({ code, waiting }) => (
            <Radio
              key={code}
              value={code}
              size="md"
              py={7}
              label={serviceName(services, code)}
              description={t('queueScreens.issue.waitingNow', { count: waiting })}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group label={t('queueScreens.issue.priority')} value={priority} onChange={setPriority}>
        <Stack gap={2} mt={4}>
          <Radio value="none" size="md" py={7} label={t('queueScreens.issue.none')} />
          {queuePriorities.map((each) => (
            <Radio key={each} value={each} size="md" py={7} label={t(`queue.priorities.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <p className={classes.issued} role="status">
        {issue.reply !== undefined && t('queueScreens.issue.done', { label: issue.reply.label })}
      </p>
    </FormDialog>
  );
}
