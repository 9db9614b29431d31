import type { StandardRequirement, StandardService } from '../../../contract/service-standards.ts';
import { useWords } from '../../locale.ts';
import { useRequirementName } from '../../requirement-name.ts';

/** What a service is called; the recording that precedes every card is one of them. */
export function useServiceName() {
  const t = useWords();
  return (service: StandardService) =>
    service === 'recording' ? t('recordings.title') : t(`shared.services.${service}`);
}

/** What a requirement of a service is called. */
export function useNameOfRequirement() {
  const atDesk = useRequirementName('applications');
  const atRecording = useRequirementName('recordings');
  return (requirement: Pick<StandardRequirement, 'service' | 'code' | 'name'>) =>
    requirement.service === 'recording' ? atRecording(requirement) : atDesk(requirement);
}
