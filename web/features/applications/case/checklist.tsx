import { Button, FileButton } from '@mantine/core';
import { applications } from '../../../../contract/applications/endpoints.ts';
import type { ApplicationDetail } from '../../../../contract/applications/views.ts';
import { addressOf } from '../../../api.ts';
import { ImageButton } from '../../../components/layout/dialog.tsx';
import { Section } from '../../../components/layout/work-page.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useFormat, useWords } from '../../../locale.ts';
import { useAction } from '../../../queries.ts';
import { useRequirementName } from '../../../requirement-name.ts';
import { mayAsk, useMe } from '../../../session-context.ts';
import classes from './case.module.css';

type Item = ApplicationDetail['checklist'][number];

export const lackingDocuments = (detail: ApplicationDetail) =>
  detail.checklist.filter((item) => item.mandatory && item.document === null).length;

/** The documents of this service: each ticked as seen, scanned or photographed, or still missing. */
export function Checklist({ detail }: { detail: ApplicationDetail }) {
  const t = useWords();
  const lacking = lackingDocuments(detail);
  return (
    <Section title={t('desk.sections.documents')}>
      <ul className="plain-list">
        {detail.checklist.map((item) => (
          <Document key={item.code} detail={detail} item={item} />
        ))}
      </ul>
      <p className="note">
        {lacking === 0
          ? `✓ ${t('desk.checklist.complete')}`
          : t('desk.checklist.lacking', { count: lacking })}
      </p>
    </Section>
  );
}

function Document({ detail, item }: { detail: ApplicationDetail; item: Item }) {
  const t = useWords();
  const { time } = useFormat();
  const me = useMe();
  const tick = useAction(applications.tickDocument);
  const scan = useAction(applications.scanDocument);
  const { code, document, mandatory } = item;
  const may = detail.allowedActions.includes('addDocument');
  const params = { id: detail.id };
  const name = useRequirementName('applications')(item);
  const keep = (file: File | null) => {
    if (file !== null) void scan.run({ params, body: { requirement: code }, file });
  };
  return (
    <li className={classes.document} data-there={document !== null}>
      <div className={classes.documentName}>
        <span aria-hidden="true">{document === null ? '☐' : '☑'}</span>
        <div>
          <strong>{name}</strong>{' '}
          <small>{t(mandatory ? 'desk.checklist.mandatory' : 'desk.checklist.optional')}</small>
          <div className="note">
            {document === null
              ? t('desk.checklist.missing')
              : t(document.scanned ? 'desk.checklist.byScan' : 'desk.checklist.bySight', {
                  by: document.addedBy,
                  at: time(document.addedAt),
                })}
            {item.legalBasis !== '' && ` · ${item.legalBasis}`}
          </div>
        </div>
      </div>
      <div className={classes.documentActions}>
        {document?.scanned === true && mayAsk(applications.documentImage.access, me) && (
          <ImageButton
            label={t('shared.actions.show')}
            title={name}
            src={addressOf(applications.documentImage, { params: { ...params, documentId: document.id } })}
            alt={t('desk.checklist.image', { name })}
            imageClass={classes.scan}
            wide
          />
        )}
        {may && document === null && (
          <Button
            variant="light"
            loading={tick.running}
            onClick={() => void tick.run({ params, body: { requirement: code } })}
          >
            {t('desk.checklist.seen')}
          </Button>
        )}
        {may && (
          <FileButton accept="image/jpeg,image/png,image/webp" capture="environment" onChange={keep}>
            {(button) => (
              <Button variant="default" loading={scan.running} {...button}>
                {t(document?.scanned === true ? 'desk.checklist.rescan' : 'desk.checklist.scan')}
              </Button>
            )}
          </FileButton>
        )}
      </div>
      <ProblemNote problem={tick.problem ?? scan.problem} />
    </li>
  );
}
