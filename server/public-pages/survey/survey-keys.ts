import type { Clock } from '../../context.ts';
import type { PublicDeps } from '../deps.ts';
import type { FormKeys } from '../forms/form-keys.ts';

/** Which questions a form asked, and whom it was made for. */
interface HandedOut {
  /** A code's form, or a tablet's. */
  holder: string;
  questionnaire: string;
  version: number;
  mapping: string;
}

const purpose = 'survey form';

/** Keys of handed-out survey forms: only we can write one, and it says which version of the questions was asked. */
export function createSurveyFormKeys(keys: FormKeys, clock: Clock) {
  const holderOf = (holder: string) => keys.digest('content', `survey ${holder}`);
  return {
    keyOf({ holder, questionnaire, version, mapping }: HandedOut, hours: number): string {
      const value = ['survei', holderOf(holder), questionnaire, version, mapping].join('~');
      return keys.sealed(purpose, value, new Date(clock.now().getTime() + hours * 3_600_000));
    },
    /** Null when the key is none of ours or has run out; `isOwn` is false when it was made for another holder. */
    read(key: string, holder: string): (Omit<HandedOut, 'holder'> & { isOwn: boolean }) | null {
      const [kind, of, questionnaire, version, mapping] =
        keys.opened(purpose, key, clock.now())?.split('~') ?? [];
      if (kind !== 'survei' || questionnaire === undefined || mapping === undefined) return null;
      return { isOwn: of === holderOf(holder), questionnaire, version: Number(version), mapping };
    },
  };
}

export interface SurveyDeps extends PublicDeps {
  formKeys: ReturnType<typeof createSurveyFormKeys>;
}
