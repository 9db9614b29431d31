import { applications } from '../../../contract/applications/endpoints.ts';
import type { ReplyOf } from '../../../contract/endpoint.ts';
import { biodataFields, type ResidentDetail, type residents } from '../../../contract/residents.ts';
import { formatNik } from '../../../locales/format.ts';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { ValueTable } from '../../components/display/value-table.tsx';
import { type Column, RowList } from '../../components/layout/list-page.tsx';
import { TitledList } from '../../components/layout/sheet-page.tsx';
import { Section } from '../../components/layout/work-page.tsx';
import { useFindWords, useFormat, useWords } from '../../locale.ts';
import { useView } from '../../queries.ts';
import { caseAddress, rowKey, useCaseColumns } from '../applications/rows.tsx';

/** Every application of this resident, running or not. */
export function ResidentApplications({ residentId }: { residentId: string }) {
  const t = useWords();
  const view = useView(applications.list, { body: { residentId, openOnly: false } });
  const { service, strip, state, since } = useCaseColumns();
  return (
    <section aria-label={t('shell.nav.applications')}>
      <TitledList
        title={t('shell.nav.applications')}
        view={view}
        rows={(reply) => reply.rows}
        rowKey={rowKey}
        to={caseAddress}
        columns={[
          { head: t('shared.labels.number'), cell: (row) => row.number },
          service,
          state,
          strip,
          since,
        ]}
        empty={t('residentScreens.noApplications')}
      />
    </section>
  );
}

interface BiodataProps {
  resident: ResidentDetail;
  /** In full, after a reason was given. */
  numbers: ReplyOf<typeof residents.unmask> | null;
}

type BiodataField = (typeof biodataFields)[number];
/** What most residents do not have is shown only where there is something to show; these have a place of their own. */
const alwaysShown: ReadonlySet<BiodataField> = new Set(['fatherName', 'motherName', 'birthDeed']);
const nikOf = { fatherName: 'fatherNik', motherName: 'motherNik' } as const;
const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const withNik = (name: string | null, nik: string | null | undefined) =>
  nik == null ? name : `${name ?? '–'} (${formatNik(nik)})`;

/** The register's elements, in the order of form F-1.01. */
export function Biodata({ resident, numbers }: BiodataProps) {
  const t = useWords();
  const { date } = useFormat();
  const words = (value: ResidentDetail[BiodataField]) =>
    value !== null && typeof value === 'object' ? value.label : value;
  const shown = (field: BiodataField) => {
    const value = words(resident[field]);
    if (field === 'fatherName' || field === 'motherName') return withNik(value, numbers?.[nikOf[field]]);
    return value !== null && isoDay.test(value) ? date(value) : value;
  };
  return (
    <Section title={t('residentScreens.biodata')}>
      <ValueTable
        values={[
          { label: t('residents.fields.address'), value: resident.address },
          { label: 'RT/RW', value: `${resident.rt}/${resident.rw}` },
          { label: t('residents.fields.village'), value: resident.villageName },
          { label: t('residents.fields.district'), value: resident.districtName },
          ...biodataFields
            .filter((field) => resident[field] !== null || alwaysShown.has(field))
            .map((field) => ({ label: t(`residents.fields.${field}`), value: shown(field) })),
          {
            label: t('residents.fields.recordedOn'),
            value: resident.recordedOn === null ? null : date(resident.recordedOn),
          },
        ]}
      />
    </Section>
  );
}

type Member = ResidentDetail['family'][number];

/** Who stands on the same family card. */
export function Family({ resident }: { resident: ResidentDetail }) {
  const t = useWords();
  const find = useFindWords();
  const { date } = useFormat();
  const columns: Column<Member>[] = [
    {
      head: t('residents.fields.name'),
      cell: (member) => (
        <TwoLines
          strong
          small={`${member.nikMasked}${member.id === resident.id ? ` · ${t('residentScreens.thisPerson')}` : ''}`}
        >
          {member.name}
        </TwoLines>
      ),
    },
    { head: t('residents.fields.familyRelation'), cell: (member) => member.familyRelation.label },
    { head: t('shared.labels.born'), cell: (member) => date(member.birthDate) },
    {
      head: t('residents.fields.status'),
      cell: (member) => find('residents.statuses', String(member.status)),
    },
  ];
  return (
    <Section title={t('residentScreens.family', { number: resident.kkMasked })}>
      <RowList
        label={t('residentScreens.family', { number: resident.kkMasked })}
        rows={resident.family}
        rowKey={(member) => member.id}
        to={(member) => `/penduduk/${member.id}`}
        columns={columns}
      />
    </Section>
  );
}
