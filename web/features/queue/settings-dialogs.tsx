import { Checkbox, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import {
  type QueueCounterView,
  type QueueServiceView,
  type QueueSettings,
  queue,
} from '../../../contract/queue/endpoints.ts';
import { queueKinds } from '../../../contract/queue/terms.ts';
import { ActionDialog } from '../../components/forms/action-dialog.tsx';
import { optionsOf } from '../../components/forms/fields.tsx';
import { useActionForm, useFormOf } from '../../components/forms/form-state.ts';
import { useWords } from '../../locale.ts';
import { useServiceName } from './tickets.tsx';

export function HoursDialog({ settings, onClose }: { settings: QueueSettings; onClose: () => void }) {
  const t = useWords();
  const { opensAt, lastTicketAt } = settings;
  const { body } = queue.setHours;
  const form = useActionForm(queue.setHours, {
    initial: { opensAt, lastTicketAt },
    rules: (hours) => ({
      opensAt: !body.shape.opensAt.safeParse(hours.opensAt).success && t('queueScreens.settings.timeWrong'),
      lastTicketAt:
        !body.shape.lastTicketAt.safeParse(hours.lastTicketAt).success &&
        t('queueScreens.settings.timeWrong'),
    }),
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('queueScreens.settings.changeHours')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      {(['opensAt', 'lastTicketAt'] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`queueScreens.settings.${field}`)}
          type="time"
          {...form.input(field)}
        />
      ))}
    </ActionDialog>
  );
}

interface ServiceDialogProps {
  /** Null for a new one. */
  service: QueueServiceView | null;
  among: readonly QueueServiceView[];
  onClose: () => void;
}

export function ServiceDialog({ service, among, onClose }: ServiceDialogProps) {
  const t = useWords();
  const last = Math.max(0, ...among.map(({ position }) => position));
  const form = useFormOf(service === null ? queue.addService : queue.changeService, {
    initial: {
      letter: '',
      nameId: '',
      nameEn: '',
      kind: 'application',
      position: last + 1,
      active: true,
      ...service,
      code: service?.code ?? '',
      dailyLimit: service?.dailyLimit ?? '',
    },
    params: service === null ? undefined : { code: service.code },
    rules: ({ code, letter }) => ({
      code: !/^[a-z][a-z0-9_]{1,39}$/.test(code) && t('queueScreens.settings.codeWrong'),
      letter: !/^[A-Z]$/.test(letter) && t('queueScreens.settings.letterWrong'),
    }),
    bodyOf: ({ code, active, dailyLimit, ...rest }) => ({
      ...rest,
      ...(service === null ? { code } : { active }),
      dailyLimit: dailyLimit === '' ? null : dailyLimit,
    }),
    onDone: onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={
        service === null
          ? t('queueScreens.settings.addService')
          : t('queueScreens.settings.changeService', { name: service.nameId })
      }
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      {service === null && (
        <TextInput
          label={t('shared.scan.code')}
          description={t('queueScreens.settings.codeHelp')}
          data-autofocus
          autoComplete="off"
          maxLength={40}
          {...form.input('code')}
        />
      )}
      <TextInput
        label={t('queueScreens.settings.letter')}
        description={t('queueScreens.settings.letterHelp')}
        autoComplete="off"
        maxLength={1}
        {...form.input('letter')}
        onChange={(event) => form.set({ letter: event.currentTarget.value.toUpperCase() })}
      />
      {(['nameId', 'nameEn'] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`queueScreens.settings.${field}`)}
          autoComplete="off"
          maxLength={80}
          {...form.input(field)}
        />
      ))}
      <Select
        label={t('shared.labels.kind')}
        allowDeselect={false}
        data={optionsOf(queueKinds, (kind) => t(`queue.kinds.${kind}`))}
        {...form.input('kind')}
      />
      <NumberInput label={t('queueScreens.settings.position')} min={1} max={99} {...form.input('position')} />
      <NumberInput
        label={t('queueScreens.settings.dailyLimit')}
        description={t('queueScreens.settings.limitHelp')}
        min={1}
        max={999}
        {...form.input('dailyLimit')}
      />
      {service !== null && <Checkbox label={t('queueScreens.settings.active')} {...form.tick('active')} />}
    </ActionDialog>
  );
}

interface CounterDialogProps {
  /** Null for a new one. */
  counter: QueueCounterView | null;
  settings: QueueSettings;
  onClose: () => void;
}

export function CounterDialog({ counter, settings, onClose }: CounterDialogProps) {
  const t = useWords();
  const serviceName = useServiceName();
  const free = Math.max(0, ...settings.counters.map(({ number }) => number)) + 1;
  const form = useFormOf(counter === null ? queue.addCounter : queue.changeCounter, {
    initial: {
      number: counter?.number ?? free,
      name: counter?.name ?? t('wallDisplay.counter', { number: free }),
      services: [...(counter?.services ?? [])],
      active: counter?.active ?? true,
    },
    params: counter === null ? undefined : { id: counter.id },
    rules: ({ services }) => ({
      services: services.length === 0 && t('queueScreens.settings.servicesMissing'),
    }),
    bodyOf: ({ active, ...body }) => ({ ...body, ...(counter !== null && { active }) }),
    onDone: onClose,
  });
  const offered = settings.services
    .filter(({ active, code }) => active || counter?.services.includes(code))
    .map(({ code }) => code);
  return (
    <ActionDialog
      form={form}
      title={
        counter === null
          ? t('queueScreens.settings.addCounter')
          : t('queueScreens.settings.changeCounter', { name: counter.name })
      }
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <NumberInput
        label={t('queueScreens.settings.number')}
        description={t('queueScreens.settings.numberHelp')}
        min={1}
        max={99}
        {...form.input('number')}
      />
      <TextInput label={t('shared.labels.name')} autoComplete="off" maxLength={80} {...form.input('name')} />
      <Checkbox.Group label={t('queueScreens.settings.counterServices')} {...form.input('services')}>
        <Stack gap={2} mt={4}>
          {offered.map((code) => (
            <Checkbox key={code} value={code} py={7} label={serviceName(settings.services, code)} />
          ))}
        </Stack>
      </Checkbox.Group>
      {counter !== null && <Checkbox label={t('queueScreens.settings.active')} {...form.tick('active')} />}
    </ActionDialog>
  );
}
