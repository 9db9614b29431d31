import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ElectronicChannel, electronicChannels } from '../../../contract/notifications/terms.ts';
import { chooseChannel, firstStateOf, type Recipient, recipientFor, waitAfter } from './rules.ts';

const all = electronicChannels;
const mobile = '+6281234567890';
const landline = '+62361123456';

test.each<[string, Recipient, readonly ElectronicChannel[], string]>([
  ['the wish, when it can be kept', { preferred: 'sms', email: 'a@contoh.id', phone: mobile }, all, 'sms'],
  [
    'a wish for a letter',
    { preferred: 'letter', email: 'a@contoh.id', address: 'Jl. Contoh 1' },
    all,
    'letter',
  ],
  ['a wish for a call', { preferred: 'call', email: 'a@contoh.id', phone: mobile }, all, 'call'],
  ['a wish without its address', { preferred: 'email', phone: mobile }, all, 'whatsapp'],
  ['a wish for what is off', { preferred: 'whatsapp', phone: mobile }, ['sms'], 'sms'],
  ['e-mail first', { email: 'a@contoh.id', phone: mobile, address: 'Jl. Contoh 1' }, all, 'email'],
  ['then WhatsApp', { phone: mobile, address: 'Jl. Contoh 1' }, all, 'whatsapp'],
  ['then a text message', { phone: mobile, address: 'Jl. Contoh 1' }, ['email', 'sms'], 'sms'],
  ['a landline takes no text', { phone: landline, address: 'Jl. Contoh 1' }, all, 'letter'],
  ['a landline is called', { phone: landline }, all, 'call'],
  ['nothing on: a letter', { email: 'a@contoh.id', phone: mobile, address: 'Jl. Contoh 1' }, [], 'letter'],
  ['nothing on and no address: a call', { email: 'a@contoh.id', phone: mobile }, [], 'call'],
  ['e-mail alone and it is off', { email: 'a@contoh.id' }, [], 'tracking_only'],
  ['nothing given', {}, all, 'tracking_only'],
  ['blanks are nothing', { email: ' ', phone: '', address: '  ' }, all, 'tracking_only'],
])('%s', (_name, recipient, inService, channel) => {
  expect(chooseChannel(recipient, inService)).toBe(channel);
});

test('a channel that failed is not chosen again, and each is tried at most once', () => {
  const recipient = {
    preferred: 'email' as const,
    email: 'a@contoh.id',
    phone: mobile,
    address: 'Jl. Contoh 1',
  };
  const tried: ReturnType<typeof chooseChannel>[] = [];
  while (tried.at(-1) !== 'tracking_only') tried.push(chooseChannel(recipient, all, tried));
  expect(tried).toEqual(['email', 'whatsapp', 'sms', 'letter', 'call', 'tracking_only']);
});

test('whoever gave an address or a number that can be used is never left to the tracking page', () => {
  const recipient = fc.record({
    preferred: fc.constantFrom('email', 'whatsapp', 'sms', 'letter', 'call', null),
    email: fc.option(fc.emailAddress()),
    phone: fc.constantFrom(mobile, landline, null),
    address: fc.constantFrom('Jl. Contoh 1', null),
  });
  fc.assert(
    fc.property(recipient, fc.subarray([...all]), (person, inService) => {
      const channel = chooseChannel(person, inService);
      if (person.phone !== null || person.address !== null) expect(channel).not.toBe('tracking_only');
      if (channel === 'email' || channel === 'whatsapp' || channel === 'sms') {
        expect(inService).toContain(channel);
        expect(recipientFor(channel, person)).not.toBeNull();
      }
    }),
  );
});

test('each channel begins where somebody or something takes it up', () => {
  expect(
    ['email', 'whatsapp', 'sms', 'letter', 'call', 'tracking_only'].map((c) => firstStateOf(c as 'email')),
  ).toEqual(['queued', 'queued', 'queued', 'to_print', 'to_call', 'not_sendable']);
});

test('the wait doubles from a minute to an hour', () => {
  expect([1, 2, 3, 6, 7, 8, 500].map((n) => waitAfter(n) / 60_000)).toEqual([1, 2, 4, 32, 60, 60, 60]);
});
