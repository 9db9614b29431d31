import { expect, test } from 'vitest';
import { complaintFieldsBody } from '../../../../contract/complaints/endpoints.ts';
import { bodyOf, changedBody, gapsOf, noFields } from './complaint-fields.ts';

const slip = {
  ...noFields,
  name: ' Ni Nyoman Contoh ',
  phone: '0812 0000 0001',
  submittedOn: '2026-03-12',
  submittedTime: '09:30',
};

test('an empty form is booked with nothing, and what is typed goes without its blanks', () => {
  expect(complaintFieldsBody.parse(bodyOf(noFields))).toEqual({});
  expect(complaintFieldsBody.parse(bodyOf(slip))).toEqual({
    name: 'Ni Nyoman Contoh',
    phone: '0812 0000 0001',
    submittedOn: '2026-03-12',
    submittedTime: '09:30',
  });
});

test('an amended complaint sends what changed and nothing else', () => {
  expect(changedBody({ ...slip, address: 'Jalan Contoh 1' }, { ...slip, name: 'Ni Nyoman Contoh' })).toEqual({
    address: 'Jalan Contoh 1',
  });
});

test('the gaps are the mandatory fields of the channel', () => {
  expect(gapsOf('letter', slip)).toEqual(['address', 'description', 'submittedPlace', 'signature']);
  expect(gapsOf('letter', slip, true)).not.toContain('signature');
  expect(gapsOf('telephone', slip)).toEqual(['address', 'description', 'submittedPlace']);
});
