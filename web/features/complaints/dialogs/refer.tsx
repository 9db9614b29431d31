import { Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  type ComplaintLetterKind,
  complaints,
  noticeChannels,
} from '../../../../contract/complaints/endpoints.ts';
import { agencies } from '../../../../contract/complaints/office-endpoints.ts';
import { ActionDialog } from '../../../components/forms/action-dialog.tsx';
import { optionsOf } from '../../../components/forms/fields.tsx';
import { useActionForm } from '../../../components/forms/form-state.ts';
import { Dialog } from '../../../components/layout/dialog.tsx';
import { useWords } from '../../../locale.ts';
import { momentOf, officeNow, officeToday } from '../../../office-date.ts';
import { useView } from '../../../queries.ts';
import { mayAsk, useMe } from '../../../session-context.ts';
import { LetterButton } from '../case/letters.tsx';
import classes from '../complaints.module.css';
import type { DialogProps } from './fields.tsx';

/** To which agency, with which letter. */
export function ForwardDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const me = useMe();
  const today = officeToday(me.office.zone);
  const directory = useView(agencies.list, {});
  const form = useActionForm(complaints.forward, {
    initial: { agencyId: '', letterNumber: '', letterOn: today },
    params: { id: detail.id },
  });
  if (form.reply !== undefined) {
    return (
      <PrintAfterDialog
        text={t('complaintScreens.printAfter.forwarding')}
        letter="forwardingLetter"
        detail={detail}
        onClose={onClose}
      />
    );
  }
  const active = (directory.data?.rows ?? []).filter((agency) => agency.active);
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.forward')}
      text={t('complaintScreens.dialogs.forwardText')}
      problem={directory.error}
      onClose={onClose}
    >
      <Select
        label={t('complaintScreens.dialogs.agency')}
        data-autofocus
        searchable
        openOnFocus={false}
        nothingFoundMessage={t('complaintScreens.dialogs.agencyNone')}
        data={active.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.input('agencyId')}
      />
      {mayAsk(agencies.create.access, me) && (
        <Link className="text-link" to="/instansi">
          {t('complaintScreens.dialogs.agencyAdd')}
        </Link>
      )}
      <div className={classes.pair}>
        <TextInput
          label={t('complaintScreens.dialogs.letterNumber')}
          autoComplete="off"
          maxLength={100}
          {...form.input('letterNumber')}
        />
        <TextInput
          type="date"
          label={t('complaintScreens.dialogs.letterOn')}
          max={today}
          {...form.input('letterOn')}
        />
      </div>
    </ActionDialog>
  );
}

/** How and when the complainant was told; only then is a forwarded complaint at its end. */
export function InformDialog({ detail, onClose }: DialogProps) {
  const t = useWords();
  const { office } = useMe();
  const [now] = useState(() => officeNow(office.zone));
  const form = useActionForm(complaints.inform, {
    initial: { channel: '', ...now },
    params: { id: detail.id },
    rules: (values) => ({ date: momentOf(values, now, office.zone) === null && t('shared.form.required') }),
    bodyOf: (values) => ({ channel: values.channel, toldAt: momentOf(values, now, office.zone) }),
  });
  if (form.reply !== undefined) {
    return (
      <PrintAfterDialog
        text={t('complaintScreens.printAfter.informed')}
        letter="forwardingNotice"
        detail={detail}
        onClose={onClose}
      />
    );
  }
  return (
    <ActionDialog
      form={form}
      title={t('complaints.actions.inform')}
      text={t('complaintScreens.dialogs.informText')}
      submitLabel={t('shared.actions.save')}
      onClose={onClose}
    >
      <Select
        label={t('complaintScreens.dialogs.channel')}
        data-autofocus
        openOnFocus={false}
        data={optionsOf(noticeChannels, (code) => t(`complaints.noticeChannels.${code}`))}
        {...form.input('channel')}
      />
      <div className={classes.pair}>
        <TextInput type="date" label={t('shared.form.date')} max={now.date} {...form.input('date')} />
        <TextInput type="time" label={t('shared.labels.timeOfDay')} {...form.input('time')} />
      </div>
    </ActionDialog>
  );
}

/** What was just recorded has a letter: printed here, or later from the page. */
function PrintAfterDialog({
  detail,
  onClose,
  letter,
  text,
}: DialogProps & { letter: ComplaintLetterKind; text: string }) {
  const t = useWords();
  return (
    <Dialog onClose={onClose} title={t('complaintScreens.printAfter.title')}>
      <Stack>
        <Text>{text}</Text>
        <div className="button-row">
          <LetterButton letter={letter} id={detail.id} prominent />
          <Button variant="default" onClick={onClose}>
            {t('shared.actions.close')}
          </Button>
        </div>
      </Stack>
    </Dialog>
  );
}
