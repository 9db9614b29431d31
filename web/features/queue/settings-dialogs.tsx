import { Checkbox, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import {
  type QueueCounterView,
  type QueueServiceView,
  type QueueSettings,
  queue,
} from '../../../contract/queue/endpoints.ts';
import { queueKinds } from '../../../contract/queue/terms.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { useWords } from '../../locale.ts';
import { useAction } from '../../queries.ts';
import { useServiceName } from './service-name.ts';

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;
const shortest = 2;

export function HoursDialog({ settings, onClose }: { settings: QueueSettings; onClose: () => void }) {
  const t = useWords();
  const set = useAction(queue.setHours, { onDone: onClose });
  const wrong = (value: string) => !clockTime.test(value) && t('queueScreens.settings.timeWrong');
  const entry = useEntry({
    initial: { opensAt: settings.opensAt, lastTicketAt: settings.lastTicketAt },
    rules: ({ opensAt, lastTicketAt }): Record<string, string> => ({
      ...(wrong(opensAt) && { opensAt: t('queueScreens.settings.timeWrong') }),
      ...(wrong(lastTicketAt) && { lastTicketAt: t('queueScreens.settings.timeWrong') }),
    }),
    problem: set.problem,
  });
  const submit = entry.onSubmit((body) => void set.run({ body }));
  return (
    <FormDialog
      title={t('queueScreens.settings.changeHours')}
      submitLabel={t('shared.actions.save')}
      running={set.running}
      problem={set.problem}
      onSubmit={() => submit()}
      onClose={onClose}
      unsaved={entry.isDirty()}
    >
      {(['opensAt', 'lastTicketAt'] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`queueScreens.settings.${field}`)}
          type="time"
          {...entry.getInputProps(field)}
        />
      ))}
    </FormDialog>
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
  const add = useAction(queue.addService, { onDone: onClose });
  const change = useAction(queue.changeService, { onDone: onClose });
  const verb = service === null ? add : change;
  const entry = useEntry({
    initial: {
      code: service?.code ?? '',
      letter: service?.letter ?? '',
      nameId: service?.nameId ?? '',
      nameEn: service?.nameEn ?? '',
      kind: service?.kind ?? ('application' as QueueServiceView['kind']),
      position: service?.position ?? Math.max(0, ...among.map(({ position }) => position)) + 1,
      dailyLimit: service?.dailyLimit ?? ('' as number | string),
      active: service?.active ?? true,
    },
    rules: (values): Record<string, string> => ({
      ...(!/^[a-z][a-z0-9_]{1,39}$/.test(values.code) && { code: t('queueScreens.settings.codeWrong') }),
      ...(!/^[A-Z]$/.test(values.letter) && { letter: t('queueScreens.settings.letterWrong') }),
      ...(values.nameId.trim().length < shortest && {
        nameId: t('shared.form.tooShort', { min: shortest }),
      }),
      ...(values.nameEn.trim().length < shortest && {
        nameEn: t('shared.form.tooShort', { min: shortest }),
      }),
    }),
    problem: verb.problem,
  });
  const submit = entry.onSubmit(({ code, active, dailyLimit, ...rest }) => {
    const body = { ...rest, dailyLimit: dailyLimit === '' ? null : Number(dailyLimit) };
    if (service === null) void add.run({ body: { ...body, code } });
    else void change.run({ params: { code }, body: { ...body, active } });
  });
  return (
    <FormDialog
      title={
        service === null
          ? t('queueScreens.settings.addService')
          : t('queueScreens.settings.changeService', { name: service.nameId })
      }
      submitLabel={t('shared.actions.save')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => submit()}
      onClose={onClose}
      unsaved={entry.isDirty()}
    >
      {service === null && (
        <TextInput
          label={t('queueScreens.settings.code')}
          description={t('queueScreens.settings.codeHelp')}
          data-autofocus
          autoComplete="off"
          maxLength={40}
          {...entry.getInputProps('code')}
        />
      )}
      <TextInput
        label={t('queueScreens.settings.letter')}
        description={t('queueScreens.settings.letterHelp')}
        autoComplete="off"
        maxLength={1}
        {...entry.getInputProps('letter')}
        onChange={(event) => entry.setFieldValue('letter', event.currentTarget.value.toUpperCase())}
      />
      {(['nameId', 'nameEn'] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`queueScreens.settings.${field}`)}
          autoComplete="off"
          maxLength={80}
          {...entry.getInputProps(field)}
        />
      ))}
      <Select
        label={t('queueScreens.settings.kind')}
        allowDeselect={false}
        data={queueKinds.map((kind) => ({ value: kind, label: t(`queue.kinds.${kind}`) }))}
        {...entry.getInputProps('kind')}
      />
      <NumberInput
        label={t('queueScreens.settings.position')}
        min={1}
        max={99}
        allowDecimal={false}
        hideControls
        {...entry.getInputProps('position')}
      />
      <NumberInput
        label={t('queueScreens.settings.dailyLimit')}
        description={t('queueScreens.settings.limitHelp')}
        min={1}
        max={999}
        allowDecimal={false}
        hideControls
        {...entry.getInputProps('dailyLimit')}
      />
      {service !== null && (
        <Checkbox
          size="md"
          label={t('queueScreens.settings.active')}
          {...entry.getInputProps('active', { type: 'checkbox' })}
        />
      )}
    </FormDialog>
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
  const add = useAction(queue.addCounter, { onDone: onClose });
  const change = useAction(queue.changeCounter, { onDone: onClose });
  const verb = counter === null ? add : change;
  const free = Math.max(0, ...settings.counters.map(({ number }) => number)) + 1;
  const entry = useEntry({
    initial: {
      number: counter?.number ?? free,
      name: counter?.name ?? t('wallDisplay.counter', { number: free }),
      services: [...(counter?.services ?? [])],
      active: counter?.active ?? true,
    },
    rules: (values): Record<string, string> => ({
      ...(values.name.trim().length < shortest && { name: t('shared.form.tooShort', { min: shortest }) }),
      ...(values.services.length === 0 && { services: t('queueScreens.settings.servicesMissing') }),
    }),
    problem: verb.problem,
  });
  const submit = entry.onSubmit(({ active, ...body }) => {
    if (counter === null) void add.run({ body });
    else void change.run({ params: { id: counter.id }, body: { ...body, active } });
  });
  return (
    <FormDialog
      title={
        counter === null
          ? t('queueScreens.settings.addCounter')
          : t('queueScreens.settings.changeCounter', { name: counter.name })
      }
      submitLabel={t('shared.actions.save')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={() => submit()}
      onClose={onClose}
      unsaved={entry.isDirty()}
    >
      <NumberInput
        label={t('queueScreens.settings.number')}
        description={t('queueScreens.settings.numberHelp')}
        min={1}
        max={99}
        allowDecimal={false}
        hideControls
        {...entry.getInputProps('number')}
      />
      <TextInput
        label={t('queueScreens.settings.name')}
        autoComplete="off"
        maxLength={80}
        {...entry.getInputProps('name')}
      />
      <Checkbox.Group label={t('queueScreens.settings.counterServices')} {...entry.getInputProps('services')}>
        <Stack gap={2} mt={4}>
          {settings.services
            .filter(({ active, code }) => active || counter?.services.includes(code))
            .map(({ code }) => (
              <Checkbox
                key={code}
                value={code}
                size="md"
                py={7}
                label={serviceName(settings.services, code)}
              />
            ))}
        </Stack>
      </Checkbox.Group>
      {counter !== null && (
        <Checkbox
          size="md"
          label={t('queueScreens.settings.active')}
          {...entry.getInputProps('active', { type: 'checkbox' })}
        />
      )}
    </FormDialog>
  );
}
