import { applications } from '../../../contract/applications/endpoints.ts';
import type { ReplyOf } from '../../../contract/endpoint.ts';
import type { ResidentDetail, residents } from '../../../contract/residents.ts';
import { formatNik } from '../../../locales/format.ts';
import { TwoLines } from '../../components/display/two-lines.tsx';
import { ValueTable } from '../../components/display/value-table.tsx';
import { type Column, ListSheet, RowList } from '../../components/layout/list-page.tsx';
import { SheetTitle } from '../../components/layout/sheet-page.tsx';
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
      <SheetTitle>{t('shell.nav.applications')}</SheetTitle>
      <ListSheet
        label={t('shell.nav.applications')}
        view={view}
        rows={(reply) => reply.rows}
        rowKey={rowKey}
        to={caseAddress}
        columns={[{ head: t('desk.facts.number'), cell: (row) => row.number }, service, state, strip, since]}
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

/** The register's elements, in the order of form F-1.01. */
export function Biodata({ resident, numbers }: BiodataProps) {
  const t = useWords();
  const { date } = useFormat();
  const day = (value: string | null) => (value === null ? null : date(value));
  const parent = (name: string | null, nik: string | null | undefined) =>
    nik == null ? name : `${name ?? '–'} (${formatNik(nik)})`;
  // What most residents do not have is shown only where there is something to show.
  const rare = [
    { label: t('residents.fields.marriageDeed'), value: resident.marriageDeed },
    { label: t('residents.fields.marriageDate'), value: day(resident.marriageDate) },
    { label: t('residents.fields.divorceDeed'), value: resident.divorceDeed },
    { label: t('residents.fields.divorceDate'), value: day(resident.divorceDate) },
    { label: t('residents.fields.disability'), value: resident.disability?.label },
  ];
  return (
    <Section title={t('residentScreens.biodata')}>
      <ValueTable
        values={[
          { label: t('residents.fields.address'), value: resident.address },
          { label: 'RT/RW', value: `${resident.rt}/${resident.rw}` },
          { label: t('residents.fields.village'), value: resident.villageName },
          { label: t('residents.fields.district'), value: resident.districtName },
          { label: t('residents.fields.religion'), value: resident.religion.label },
          { label: t('residents.fields.maritalStatus'), value: resident.maritalStatus.label },
          { label: t('residents.fields.bloodType'), value: resident.bloodType.label },
          { label: t('residents.fields.occupation'), value: resident.occupation.label },
          { label: t('residents.fields.education'), value: resident.education.label },
          { label: t('residents.fields.nationality'), value: resident.nationality },
          { label: t('residents.fields.fatherName'), value: parent(resident.fatherName, numbers?.fatherNik) },
          { label: t('residents.fields.motherName'), value: parent(resident.motherName, numbers?.motherNik) },
          { label: t('residents.fields.birthDeed'), value: resident.birthDeed },
          ...rare.filter(({ value }) => value != null),
          { label: t('residents.fields.recordedOn'), value: day(resident.recordedOn) },
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
    { head: t('residentScreens.search.born'), cell: (member) => date(member.birthDate) },
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
