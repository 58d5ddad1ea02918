import type { CaseFile } from '../case/case-file.ts';
import { workItemKind } from '../work-item/kind.ts';
import { decideRight, notByRecorder } from './decide-right.ts';
import { IRREVERSIBLE_RIGHTS, RIGHTS_REQUEST, RightsDecisionForm } from './decision-form.ts';
import { obstacleTo } from './erasure.ts';

/**
 * Somebody asked for a correction, a restriction, an objection or the erasure of their data: a supervisor decides, and
 * never alone where it hurts (an erasure cannot be granted by whoever recorded that it was asked for).
 */
export const rightsRequest = workItemKind({
  kind: RIGHTS_REQUEST,
  stage: 'closure',
  role: 'supervisor',
  place: 'asylum',
  anyTime: true,
  irreversible: IRREVERSIBLE_RIGHTS,
  form: RightsDecisionForm,
  first: (file: CaseFile, subject) => notByRecorder(file.rights, subject),
  closed(file, subject) {
    const request = file.rights.find(({ id }) => id === subject);
    const obstacle = request?.right === 'erasure' ? obstacleTo(file, request) : undefined;
    return obstacle === undefined ? [] : [{ decision: 'granted', why: obstacle }];
  },
  decide: ({ file, item, command }, form) => decideRight(file, item.subject, form, command),
});
