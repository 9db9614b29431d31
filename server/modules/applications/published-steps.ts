import { type ApplicationState, applicationStates } from '../../../contract/applications/endpoints.ts';
import { type CellKey, cellKeys } from '../../../contract/applications/strip.ts';
import type { Role } from '../../../contract/roles.ts';
import { rolesFor } from '../../workflow/define-workflow.ts';
import { applicationWorkflow, nextActionOf, stepOf } from './workflow.ts';

/** One of the six published steps. */
export interface PublishedStep {
  key: CellKey;
  /** Whose step it is, as the workflow enforces it. */
  roles: readonly Role[];
}

const rolesOf = (state: ApplicationState): readonly Role[] => {
  const next = nextActionOf[state];
  return next === undefined ? [] : rolesFor(applicationWorkflow, next);
};

/** The six published steps and who may take each: read from the workflow, so that the page promises what the desk does. */
export function publishedSteps(): PublishedStep[] {
  return cellKeys.map((key) => ({
    key,
    roles: [...new Set(applicationStates.filter((state) => stepOf(state)?.startsWith(key)).flatMap(rolesOf))],
  }));
}
