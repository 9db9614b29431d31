import { Checkbox, Select, TextInput } from '@mantine/core';
import { knownDocuments, type StandardService } from '../../../contract/service-standards.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { useEntry } from '../../components/forms/form-state.ts';
import { useWords } from '../../locale.ts';
import { codeFor, type RequirementFields } from './draft-fields.ts';
import { useNameOfRequirement, useServiceName } from './service-names.ts';

interface AddRequirementProps {
  service: StandardService;
  /** Codes that the service asks for already. */
  taken: readonly string[];
  onAdd: (requirement: RequirementFields) => void;
  onClose: () => void;
}

const own = '';
const shortest = 3;

/** A document that the desk knows, or one of the office's own with its name in both languages. */
export function AddRequirement({ service, taken, onAdd, onClose }: AddRequirementProps) {
  const t = useWords();
  const serviceName = useServiceName();
  const nameOf = useNameOfRequirement();
  const left = knownDocuments(service).filter((code) => !taken.includes(code));
  const short = t('shared.form.tooShort', { min: shortest });
  const entry = useEntry({
    initial: { code: left[0] ?? own, nameId: '', nameEn: '', legalBasis: '', mandatory: true },
    rules: ({ code, nameId, nameEn, legalBasis }): Record<string, string> => ({
      ...(code === own && nameId.trim().length < shortest && { nameId: short }),
      ...(code === own && nameEn.trim().length < shortest && { nameEn: short }),
      ...(legalBasis.trim().length < shortest && { legalBasis: short }),
    }),
  });
  const isOwn = entry.values.code === own;
  const add = entry.onSubmit(({ code, ...fields }) =>
    onAdd({
      ...fields,
      service,
      own: code === own,
      code: code === own ? codeFor(fields.nameId, taken) : code,
    }),
  );
  return (
    <FormDialog
      title={t('standardScreens.requirement.addTo', { service: serviceName(service) })}
      {...(left.length === 0 && { text: t('standardScreens.requirement.nothingLeft') })}
      submitLabel={t('standardScreens.requirement.add')}
      running={false}
      problem={null}
      onSubmit={() => add()}
      onClose={onClose}
      unsaved={entry.isDirty()}
    >
      {left.length > 0 && (
        <Select
          label={t('standardScreens.requirement.which')}
          allowDeselect={false}
          data-autofocus
          data={[
            ...left.map((code) => ({ value: code, label: nameOf({ service, code, name: null }) })),
            { value: own, label: t('standardScreens.requirement.own') },
          ]}
          {...entry.getInputProps('code')}
        />
      )}
      {isOwn && (
        <>
          <TextInput
            lang="id"
            label={t('standardScreens.requirement.nameId')}
            {...entry.getInputProps('nameId')}
          />
          <TextInput
            lang="en"
            label={t('standardScreens.requirement.nameEn')}
            {...entry.getInputProps('nameEn')}
          />
        </>
      )}
      <TextInput
        lang="id"
        label={t('standardScreens.requirement.basis')}
        {...entry.getInputProps('legalBasis')}
      />
      <Checkbox
        label={t('standardScreens.requirement.mandatory')}
        {...entry.getInputProps('mandatory', { type: 'checkbox' })}
      />
    </FormDialog>
  );
}
