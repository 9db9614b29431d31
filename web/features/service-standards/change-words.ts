import { type ServiceComponent, serviceComponents } from '../../../contract/complaints/terms.ts';
import {
  requirementChange,
  type StandardChange,
  standardLanguages,
  standardServices,
} from '../../../contract/service-standards.ts';
import { useFormat, useLocale, useWords } from '../../locale.ts';
import { useNameOfRequirement, useServiceName } from './service-names.ts';

export interface ToldChange {
  key: string;
  title: string;
  before: string;
  after: string;
  /** Of a text: the language that both sides are written in. */
  lang?: string;
}

const find = <T extends string>(among: readonly T[], code: string | undefined): T | undefined =>
  among.find((each) => each === code);

/** One change in words: what it is of, what was said, what is to be said. */
export function useChangeWords() {
  const t = useWords();
  const locale = useLocale();
  const { duration, number } = useFormat();
  const serviceName = useServiceName();
  const nameOf = useNameOfRequirement();

  const parsed = (value: string | null) =>
    value === null ? null : requirementChange.parse(JSON.parse(value));
  const requirement = (value: string | null) => {
    const said = parsed(value);
    if (said === null) return t('standardScreens.changes.notAsked');
    return [
      ...(said.name === null ? [] : [`${said.name.id} / ${said.name.en}`]),
      t(`standardScreens.requirement.${said.mandatory ? 'mandatoryShort' : 'optional'}`),
      t('standardScreens.requirement.basisOf', { basis: said.legalBasis }),
    ].join('; ');
  };
  const text = (value: string | null) =>
    value === null || value === '' ? t('standardScreens.changes.nothing') : value;

  return ({ what, of, before, after }: StandardChange): ToldChange => {
    const key = [what, ...of].join(' ');
    const both = (tell: (value: string | null) => string) => ({ before: tell(before), after: tell(after) });
    switch (what) {
      case 'promise':
        return {
          key,
          title: t('standardScreens.changes.promise'),
          ...both((value) => duration(Number(value) * 1000)),
        };
      case 'response':
        return {
          key,
          title: t('standardScreens.changes.response'),
          ...both((value) => t('standardScreens.days', { count: Number(value) })),
        };
      case 'phone':
        return {
          key,
          title: t('standardScreens.changes.phone'),
          ...both((value) => value ?? t('standardScreens.noPhone')),
        };
      case 'text': {
        const [component, language] = [find(serviceComponents, of[0]), find(standardLanguages, of[1])];
        const title = t('standardScreens.changes.text', {
          component: component === undefined ? '' : componentName(t, component, number),
          language: language === undefined ? '' : t(`standardScreens.languages.${language}`),
        });
        return { key, title, ...both(text), ...(language !== undefined && { lang: language }) };
      }
      default: {
        const service = find(standardServices, of[0]) ?? 'recording';
        if (what === 'order') {
          const names = (value: string | null) =>
            (value ?? '')
              .split(' ')
              .map((code) => nameOf({ service, code, name: null }))
              .join(', ');
          return {
            key,
            title: t('standardScreens.changes.order', { service: serviceName(service) }),
            ...both(names),
          };
        }
        const own = (parsed(after) ?? parsed(before))?.name;
        const name = own?.[locale] ?? nameOf({ service, code: of[1] ?? '', name: null });
        return {
          key,
          title: t('standardScreens.changes.requirement', { service: serviceName(service), name }),
          ...both(requirement),
        };
      }
    }
  };
}

/** "4. Biaya/tarif", as the page numbers them. */
export function componentName(
  t: ReturnType<typeof useWords>,
  component: ServiceComponent,
  number: (value: number) => string,
): string {
  return `${number(serviceComponents.indexOf(component) + 1)}. ${t(`complaints.components.${component}`)}`;
}
