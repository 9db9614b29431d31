import { formatDuration } from '../../../locales/format.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import type { PublishedStandard } from '../../modules/service-standards/index.ts';
import type { SiteOffice } from './site.ts';

const context = 'https://schema.org';

/** The office in the words of schema.org. */
export function governmentOffice(office: SiteOffice, origin: string, phone: string | null) {
  return {
    '@context': context,
    '@type': 'GovernmentOffice',
    '@id': `${origin}/#kantor`,
    name: office.name,
    url: `${origin}/`,
    ...(office.address !== null && { address: office.address }),
    ...(phone !== null && { telephone: phone }),
    ...(office.email !== null && { email: office.email }),
    ...(office.mapUrl !== null && { hasMap: office.mapUrl }),
    ...(office.website !== null && { sameAs: office.website }),
    openingHoursSpecification: {
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
      opens: office.opens,
      closes: office.closes,
    },
  };
}

/** The service in the words of schema.org. */
export function governmentService(
  { office, standard, origin }: { office: SiteOffice; standard: PublishedStandard; origin: string },
  locale: Locale,
) {
  const t = translatorFor(locale);
  return {
    '@context': context,
    '@type': 'GovernmentService',
    name: t('site.home.title'),
    description: t('site.home.hero', { promise: formatDuration(standard.promiseSeconds * 1000, locale) }),
    url: `${origin}/layanan/ktp-el`,
    serviceType: 'KTP-el',
    isAccessibleForFree: true,
    audience: { '@type': 'Audience', audienceType: t('site.standard.audience') },
    provider: governmentOffice(office, origin, standard.phone),
    availableChannel: {
      '@type': 'ServiceChannel',
      serviceUrl: `${origin}/antrean`,
      ...(standard.phone !== null && {
        servicePhone: { '@type': 'ContactPoint', telephone: standard.phone },
      }),
    },
  };
}
