import { Button, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  type ComplaintLetterKind,
  complaints,
  noticeChannels,
} from '../../../../contract/complaints/endpoints.ts';
import { agencies } from '../../../../contract/complaints/office-endpoints.ts';
import { FormDialog } from '../../../components/forms/form-dialog.tsx';
import { fieldErrors } from '../../../components/forms/form-state.ts';
import { useWords } from '../../../locale.ts';
import { officeClock, officeInstant, officeToday } from '../../../office-date.ts';
import { useVerb, useView } from '../../../queries.ts';
import { mayAsk, useMe } from '../../../session-context.ts';
import { LetterButton } from '../case/letters.tsx';
import type { WayDialogProps } from '../case/secondary-actions.tsx';
import classes from '../complaints.module.css';

/** To which agency, with which letter. */
export function ForwardDialog({
  detail,
  onClose,
  onForwarded,
}: WayDialogProps & { onForwarded: () => void }) {
  const t = useWords();
  const me = useMe();
  const directory = useView(agencies.list, {});
  const [agencyId, setAgencyId] = useState<string | null>(null);
  const [letterNumber, setLetterNumber] = useState('');
  const [letterOn, setLetterOn] = useState(officeToday(me.office.zone));
  const [tried, setTried] = useState(false);
  const verb = useVerb(complaints.forward, { onDone: onForwarded });
  const body = { agencyId: agencyId ?? '', letterNumber, letterOn };
  const errors = tried ? fieldErrors(complaints.forward.body, body) : {};
  const submit = () => {
    setTried(true);
    if (complaints.forward.body.safeParse(body).success) {
      void verb.run({ params: { id: detail.id }, body });
    }
  };
  return (
    <FormDialog
      title={t('complaints.actions.forward')}
      text={t('complaintScreens.dialogs.forwardText')}
      submitLabel={t('complaints.actions.forward')}
      running={verb.running}
      problem={verb.problem ?? directory.error}
      onSubmit={submit}
      onClose={onClose}
      unsaved={agencyId !== null || letterNumber !== ''}
    >
      <Select
        label={t('complaintScreens.dialogs.agency')}
        data-autofocus
        searchable
        openOnFocus={false}
        nothingFoundMessage={t('complaintScreens.dialogs.agencyNone')}
        data={(directory.data?.rows ?? [])
          .filter(({ active }) => active)
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={agencyId}
        onChange={setAgencyId}
        error={errors.agencyId === undefined ? undefined : t('shared.form.required')}
      />
      {mayAsk(agencies.create.access, me) && (
        <Link className={classes.link} to="/instansi">
          {t('complaintScreens.dialogs.agencyAdd')}
        </Link>
      )}
      <div className={classes.pair}>
        <TextInput
          label={t('complaintScreens.dialogs.letterNumber')}
          autoComplete="off"
          maxLength={100}
          value={letterNumber}
          onChange={(event) => setLetterNumber(event.currentTarget.value)}
          error={errors.letterNumber ?? verb.problem?.field('letterNumber')}
        />
        <TextInput
          type="date"
          label={t('complaintScreens.dialogs.letterOn')}
          max={officeToday(me.office.zone)}
          value={letterOn}
          onChange={(event) => setLetterOn(event.currentTarget.value)}
          error={errors.letterOn ?? verb.problem?.field('letterOn')}
        />
      </div>
    </FormDialog>
  );
}

/** How and when the complainant was told; only then is a forwarded complaint at its end. */
export function InformDialog({ detail, onClose, onInformed }: WayDialogProps & { onInformed: () => void }) {
  const t = useWords();
  const { office } = useMe();
  const [channel, setChannel] = useState<string | null>(null);
  const [date, setDate] = useState(officeToday(office.zone));
  const [time, setTime] = useState(officeClock(office.zone));
  const [touched, setTouched] = useState(false);
  const [tried, setTried] = useState(false);
  const verb = useVerb(complaints.inform, { onDone: onInformed });
  const toldAt = officeInstant(date, time, office.zone);
  const submit = () => {
    setTried(true);
    const chosen = noticeChannels.find((each) => each === channel);
    if (chosen === undefined || toldAt === null) return;
    // A time that nobody changed means now: the minute on the screen may already lie before the forwarding.
    void verb.run({
      params: { id: detail.id },
      body: { channel: chosen, ...(touched && { toldAt }) },
    });
  };
  return (
    <FormDialog
      title={t('complaints.actions.inform')}
      text={t('complaintScreens.dialogs.informText')}
      submitLabel={t('shared.actions.save')}
      running={verb.running}
      problem={verb.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('complaintScreens.dialogs.channel')}
        data-autofocus
        openOnFocus={false}
        data={noticeChannels.map((code) => ({ value: code, label: t(`complaints.noticeChannels.${code}`) }))}
        value={channel}
        onChange={setChannel}
        error={tried && channel === null ? t('shared.form.required') : undefined}
      />
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('complaintScreens.dialogs.toldOn')}
          max={officeToday(office.zone)}
          value={date}
          onChange={(event) => {
            setDate(event.currentTarget.value);
            setTouched(true);
          }}
          error={tried && toldAt === null ? t('shared.form.required') : undefined}
        />
        <TextInput
          type="time"
          label={t('complaintScreens.dialogs.toldTime')}
          value={time}
          onChange={(event) => {
            setTime(event.currentTarget.value);
            setTouched(true);
          }}
        />
      </div>
    </FormDialog>
  );
}

/** What was just recorded has a letter: printed here, or later from the page. */
export function PrintAfterDialog({
  detail,
  onClose,
  letter,
}: WayDialogProps & { letter: ComplaintLetterKind }) {
  const t = useWords();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('complaintScreens.printAfter.title')}
      closeButtonProps={{ 'aria-label': t('shared.actions.close') }}
    >
      <Stack>
        <Text>
          {t(
            letter === 'forwardingLetter'
              ? 'complaintScreens.printAfter.forwarding'
              : 'complaintScreens.printAfter.informed',
          )}
        </Text>
        <div className={classes.buttons}>
          <LetterButton letter={letter} id={detail.id} prominent />
          <Button variant="default" onClick={onClose}>
            {t('shared.actions.close')}
          </Button>
        </div>
      </Stack>
    </Modal>
  );
}
