import { type ServiceComponent, serviceComponents } from '../../../contract/complaints/terms.ts';
import {
  requirementChange,
  type StandardChange,
  type StandardService,
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

interface Told extends Pick<ToldChange, 'title' | 'lang'> {
  tell: (value: string | null) => string;
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

  const names = (service: StandardService) => (value: string | null) =>
    (value ?? '')
      .split(' ')
      .map((code) => nameOf({ service, code, name: null }))
      .join(', ');

  /** What a change is of, and how each of its sides is told. */
  const tellers: Record<StandardChange['what'], (change: StandardChange) => Told> = {
    promise: () => ({
      title: t('officeScreens.promise'),
      tell: (value) => duration(Number(value) * 1000),
    }),
    response: () => ({
      title: t('standardScreens.changes.response'),
      tell: (value) => t('standardScreens.days', { count: Number(value) }),
    }),
    phone: () => ({
      title: t('standardScreens.changes.phone'),
      tell: (value) => value ?? t('standardScreens.noPhone'),
    }),
    text: ({ of }) => {
      const [component, lang] = [find(serviceComponents, of[0]), find(standardLanguages, of[1])];
      const title = t('standardScreens.changes.text', {
        component: component === undefined ? '' : componentName(t, component, number),
        language: lang === undefined ? '' : t(`standardScreens.languages.${lang}`),
      });
      return { title, tell: text, ...(lang !== undefined && { lang }) };
    },
    order: ({ of }) => {
      const service = find(standardServices, of[0]) ?? 'recording';
      const title = t('standardScreens.changes.order', { service: serviceName(service) });
      return { title, tell: names(service) };
    },
    requirement: ({ of, before, after }) => {
      const service = find(standardServices, of[0]) ?? 'recording';
      const own = (parsed(after) ?? parsed(before))?.name;
      const name = own?.[locale] ?? nameOf({ service, code: of[1] ?? '', name: null });
      const title = t('standardScreens.changes.requirement', { service: serviceName(service), name });
      return { title, tell: requirement };
    },
  };

  return (change: StandardChange): ToldChange => {
    const { what, of, before, after } = change;
    const { tell, ...told } = tellers[what](change);
    return { key: [what, ...of].join(' '), ...told, before: tell(before), after: tell(after) };
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
