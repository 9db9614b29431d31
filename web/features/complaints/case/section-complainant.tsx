import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { type ComplaintDetail, complaints } from '../../../../contract/complaints/endpoints.ts';
import type { ReplyOf } from '../../../../contract/endpoint.ts';
import { addressOf } from '../../../api.ts';
import { ValueTable } from '../../../components/display/value-table.tsx';
import { ReasonDialog, useReasonForm } from '../../../components/forms/action-dialog.tsx';
import { ImageButton } from '../../../components/layout/dialog.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { useFindWords, useFormat, useWords } from '../../../locale.ts';
import { mayAsk, useMe } from '../../../session-context.ts';
import classes from '../complaints.module.css';
import { AskButtons, type Asking } from './ask-buttons.tsx';

type Identity = ReplyOf<typeof complaints.unmask>;

/** Who complains, or that they asked not to be named: then the identity is shown for a reason alone. */
export function Complainant({ detail, ask }: Asking) {
  const t = useWords();
  const find = useFindWords();
  const { dateTime } = useFormat();
  const me = useMe();
  const [shown, setShown] = useState<Identity | null>(null);
  const { content } = detail;
  const hidden = content.identityHidden && shown === null;
  const identity = shown ?? content;
  return (
    <Section title={t('shared.labels.complainant')}>
      {hidden && (
        <>
          <p>{t('complaintScreens.identity.hidden')}</p>
          {mayAsk(complaints.unmask.access, me) && <Unmask id={detail.id} onShown={setShown} />}
        </>
      )}
      <ValueTable
        values={[
          ...(hidden
            ? []
            : [
                { label: t('complaints.fields.name'), value: identity.name },
                { label: t('complaints.fields.address'), value: identity.address },
                {
                  label: t('complaintScreens.identity.phone'),
                  value: <Phone number={identity.phone} valid={content.phoneValid || shown !== null} />,
                },
                { label: t('shared.labels.email'), value: identity.email },
              ]),
          {
            label: t('complaintScreens.identity.preferred'),
            value:
              content.preferredChannel === null
                ? t('complaintScreens.form.preferredNone')
                : find('complaintScreens.preferredChannels', content.preferredChannel),
          },
          detail.channel !== 'telephone' && {
            label: t('complaints.fields.signature'),
            value: <Signed detail={detail} />,
          },
        ]}
      />
      {shown !== null && (
        <div className="button-row">
          <Button variant="default" onClick={() => setShown(null)}>
            {t('complaintScreens.identity.hide')}
          </Button>
        </div>
      )}
      {detail.identityRefused && (
        <p className={classes.waiting}>‖ {t('complaintScreens.identity.refused')}</p>
      )}
      {detail.calls.length > 0 && (
        <ul className={classes.list} aria-label={t('shared.labels.calls')}>
          {detail.calls.map((call) => (
            <li key={`${call.at} ${call.outcome}`}>
              <span>
                {call.outcome === 'reached' ? '✓ ' : '✕ '}
                {t('complaintScreens.calls.one', {
                  outcome: t(`complaints.callOutcomes.${call.outcome}`),
                  at: dateTime(call.at),
                  by: call.by,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <AskButtons actions={['amend', 'logCall', 'setFlags']} detail={detail} ask={ask} />
    </Section>
  );
}

/** The number as it was given; one that cannot be called says so. */
function Phone({ number, valid }: { number: string | null; valid: boolean }) {
  const t = useWords();
  if (number === null) return '–';
  return (
    <>
      {number}
      {!valid && <span className={classes.broken}> ✕ {t('complaintScreens.identity.phoneInvalid')}</span>}
    </>
  );
}

/** How the signature is known, and the scan where there is one. */
function Signed({ detail: { id, content } }: { detail: ComplaintDetail }) {
  const t = useWords();
  const me = useMe();
  if (content.signature === null) return '–';
  return (
    <Group gap={8}>
      <span>
        {t(`complaints.signatures.${content.signature}`)}
        {content.signatureSeenBy !== null && `, ${content.signatureSeenBy}`}
      </span>
      {content.signatureFileId !== null && mayAsk(complaints.signature.access, me) && (
        <ImageButton
          size="compact-sm"
          label={t('complaintScreens.identity.viewSignature')}
          title={t('complaints.fields.signature')}
          src={addressOf(complaints.signature, { params: { id } })}
          alt={t('complaints.fields.signature')}
          imageClass={classes.scan}
        />
      )}
    </Group>
  );
}

function Unmask({ id, onShown }: { id: string; onShown: (identity: Identity) => void }) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('complaintScreens.identity.show')}
      </Button>
      {asking && <UnmaskDialog id={id} onShown={onShown} onClose={() => setAsking(false)} />}
    </>
  );
}

interface UnmaskDialogProps {
  id: string;
  onShown: (identity: Identity) => void;
  onClose: () => void;
}

function UnmaskDialog({ id, onShown, onClose }: UnmaskDialogProps) {
  const t = useWords();
  const form = useReasonForm(complaints.unmask, {
    params: { id },
    bodyOf: ({ words }) => ({ reason: words }),
    onDone: onShown,
  });
  return (
    <ReasonDialog
      form={form}
      title={t('complaintScreens.identity.show')}
      text={t('complaintScreens.identity.showText')}
      onClose={onClose}
    />
  );
}
