import { serviceTypes } from '../../../contract/applications/terms.ts';
import { type ComplaintField, mandatoryFields } from '../../../contract/complaints/terms.ts';
import type { StandardRequirement, StandardService } from '../../../contract/service-standards.ts';
import { findWords, type Locale } from '../../../locales/translator.ts';
import { publishedSteps } from '../../modules/applications/index.ts';
import type { PublishedStandard } from '../../modules/service-standards/index.ts';
import { useReader } from '../page/reader.tsx';

/** A document that the desk knows has its words; one of the office's own brings its name. */
export function requirementName({ service, code, name }: StandardRequirement, locale: Locale): string {
  if (name !== null) return name[locale];
  const area = service === 'recording' ? 'recordings' : 'applications';
  return findWords(locale, `${area}.requirements`, code) ?? code;
}

interface RequirementsProps {
  standard: PublishedStandard;
  service: StandardService;
  withBasis?: boolean;
}

/** What the desk asks for, as the standard in force has it. */
export function Requirements({ standard, service, withBasis = false }: RequirementsProps) {
  const { t, locale } = useReader();
  /** What the desk accepts in its place, by the reasons that it notes. */
  const insteadOf = (code: string) =>
    standard.excuses
      .filter((excuse) => service === 'recording' && excuse.requirement === code)
      .map((excuse) => findWords(locale, 'recordings.reasons', excuse.code) ?? excuse.code)
      .map((words) => words.charAt(0).toLowerCase() + words.slice(1));
  return (
    <ul className="papers">
      {standard.requirements
        .filter((requirement) => requirement.service === service)
        .map((requirement) => ({ requirement, instead: insteadOf(requirement.code) }))
        .map(({ requirement, instead }) => (
          <li key={requirement.code}>
            {requirementName(requirement, locale)}
            {(!requirement.mandatory || instead.length > 0) && ` (${t('site.standard.whereAsked')})`}
            {instead.length > 0 && (
              <span className="hint"> {t('site.standard.instead', { reasons: instead.join('; ') })}</span>
            )}
            {withBasis && (
              <span className="hint"> {t('site.standard.basis', { basis: requirement.legalBasis })}</span>
            )}
          </li>
        ))}
    </ul>
  );
}

/** Who may come, for what, and where to ask about everything else. */
export function WhoMayApply({ standard }: { standard: PublishedStandard }) {
  const { t } = useReader();
  const services = serviceTypes.map((service) => t(`shared.services.${service}`)).join('; ');
  return (
    <>
      <p>{t('site.standard.who')}</p>
      <p>{t('site.standard.services', { services })}</p>
      <p>
        {standard.phone === null
          ? t('site.standard.elsewhereNoPhone')
          : t('site.standard.elsewhere', { phone: standard.phone })}
      </p>
    </>
  );
}

/** The six steps drawn as the strip: one row of six where there is room, one below the other on a telephone. */
export function SixSteps() {
  const { t } = useReader();
  return (
    <ol className="six">
      {publishedSteps().map(({ key, roles }) => (
        <li key={key}>
          <span className="mark" aria-hidden="true">
            {key}
          </span>
          <span className="name">{t(`track.stepNames.${key}`)}</span>
          <span className="what">{t(`site.steps.${key}`)}</span>
          <span className="hint">
            {t('site.steps.by', { roles: roles.map((role) => t(`shared.roles.${role}`)).join(', ') })}
          </span>
        </li>
      ))}
    </ol>
  );
}

type RuleKey =
  | `written${'How' | 'Fields' | 'Ignored'}`
  | `spoken${'Fields' | 'Answer' | 'Ignored' | 'Authority' | 'Answered'}`
  | 'authority'
  | 'answered';

function Fields({ fields }: { fields: readonly ComplaintField[] }) {
  const { t } = useReader();
  return (
    <ul className="papers">
      {fields.map((field) => (
        <li key={field}>{t(`site.standard.fields.${field}`)}</li>
      ))}
    </ul>
  );
}

/** How complaints are made and what the office owes then: fields and days as the register enforces them. */
export function ComplaintRules({ standard }: { standard: PublishedStandard }) {
  const { t, href } = useReader();
  const { phone, responseDays: days } = standard;
  const words = (keys: readonly RuleKey[]) =>
    keys.map((key) => <p key={key}>{t(`site.standard.${key}`, { days })}</p>);
  return (
    <>
      <h3>{t('site.standard.written')}</h3>
      {words(['writtenHow', 'writtenFields'])}
      <Fields fields={mandatoryFields.letter} />
      {words(['authority', 'writtenIgnored', 'answered'])}
      <h3>{t('site.standard.spoken')}</h3>
      <p>{phone === null ? t('site.standard.spokenNoPhone') : t('site.standard.spokenHow', { phone })}</p>
      {words(['spokenFields'])}
      <Fields fields={mandatoryFields.telephone.filter((field) => field !== 'immediateResponse')} />
      {words(['spokenAnswer', 'spokenIgnored', 'spokenAuthority', 'spokenAnswered'])}
      <h3>{t('site.standard.online')}</h3>
      <p>
        <a href={href('/pengaduan')}>{t('site.standard.onlineHow')}</a>
      </p>
    </>
  );
}

/** Plain text as the office writes it: paragraphs parted by an empty line, lines that begin with "- " a list. */
export function PlainText({ text }: { text: string }) {
  return text
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const isItem = (line: string) => line.startsWith('- ');
      const listed = lines.filter(isItem);
      const said = lines.filter((line) => !isItem(line)).join(' ');
      return (
        <div key={lines.join('\n')}>
          {said !== '' && <p>{said}</p>}
          {listed.length > 0 && (
            <ul>
              {listed.map((line) => (
                <li key={line}>{line.slice(2)}</li>
              ))}
            </ul>
          )}
        </div>
      );
    });
}
