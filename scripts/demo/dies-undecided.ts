import type { Host } from '../../local/host.ts';
import type { CaseView } from './storyline-forms.ts';
import type { OpenedItem } from './workforce.ts';

interface Household extends CaseView {
  tracing: { id: string; candidates: { caseId: string; personId: string; decision: string }[] }[];
}

/** The household of somebody who is proposed to a search records that they died, before anybody has decided. */
export async function diesUndecided(host: Host, item: OpenedItem, view: CaseView) {
  const request = (view as Household).tracing.find(({ id }) => id === item.subject);
  for (const { caseId, personId, decision } of request?.candidates ?? []) {
    const read = await host.request('GET', `/cases/${caseId}`, { user: 'auditor' });
    const found = read.body as Household;
    const person = found.persons?.find(({ id }) => id === personId);
    if (decision !== 'open' || person === undefined || person.relationship === 'principal-applicant')
      continue;
    const user = `caseworker.${found.case.office}`;
    return { user, path: `/cases/${caseId}/deaths`, body: { personId } };
  }
  return undefined;
}
