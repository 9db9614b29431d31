import { Temporal } from 'temporal-polyfill';
import { serviceComponents } from '../../../contract/complaints/terms.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import { closedStates, type OpenRequest } from '../../modules/complaints/index.ts';
import type { PublicOffice } from '../../modules/office/index.ts';

/** Service code of complaints whose component is not decided, or has too few complaints to be named. */
export const unnamedComponent = 'unnamed';

const closed: ReadonlySet<string> = new Set(closedStates);

/** What can be complained about, as GeoReport v2 lists services: the components of the service standard. */
export function services(locale: Locale) {
  const t = translatorFor(locale);
  const named = serviceComponents.map((component) => ({
    code: component,
    name: t(`complaints.components.${component}`),
  }));
  return [...named, { code: unnamedComponent, name: t('publicComplaints.figures.undecided') }].map(
    ({ code, name }) => ({
      service_code: code,
      service_name: name,
      description: name,
      metadata: false,
      type: 'realtime',
      keywords: '',
      group: t('publicComplaints.title'),
    }),
  );
}

/** The day alone: the minute of a complaint could be laid beside a queue ticket. */
function dayOf(at: Date | string, zone: string): string {
  const date =
    typeof at === 'string'
      ? Temporal.PlainDate.from(at)
      : Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  return date.toZonedDateTime({ timeZone: zone }).toString({ timeZoneName: 'never' });
}

/**
 * One complaint in the shape of GeoReport v2: nothing of what was written, by whom, or where. A forwarded complaint is
 * open, and its notes name the agency: that it left this office does not mean that it is solved.
 */
export function openRequestView(
  request: OpenRequest,
  { locale, office, rare }: { locale: Locale; office: PublicOffice; rare: ReadonlySet<string> },
) {
  const t = translatorFor(locale);
  const component = request.component === null || rare.has(request.component) ? null : request.component;
  const state = t(`complaints.publicStates.${request.state}`);
  const forwarded = request.state === 'forwarded' || request.state === 'informed';
  return {
    service_request_id: request.id,
    status: closed.has(request.state) ? 'closed' : 'open',
    status_notes: forwarded && request.agency !== null ? `${state}: ${request.agency}` : state,
    service_name:
      component === null ? t('publicComplaints.figures.undecided') : t(`complaints.components.${component}`),
    service_code: component ?? unnamedComponent,
    description: null,
    agency_responsible: forwarded && request.agency !== null ? request.agency : office.name,
    service_notice: null,
    requested_datetime: dayOf(request.receivedAt, office.zone),
    updated_datetime: dayOf(request.updatedAt, office.zone),
    expected_datetime: request.dueOn === null ? null : dayOf(request.dueOn, office.zone),
    address: null,
    address_id: null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  };
}
