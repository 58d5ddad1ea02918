import { dayOf, daysAfter } from '../../domain/work-item/sample-form.ts';
import type { Host } from '../../local/host.ts';
import type { Form } from './forms.ts';
import type { Names } from './names.ts';
import type { OpenedItem } from './workforce.ts';

export interface CaseView {
  case: { office: string; destinationOffice: string; number: string };
  persons: { id: string; status: string; relationship: string; custody: string }[];
  offers: { status: string }[];
}

export const others = (view: CaseView, caseId: string, names: Names) => {
  const people = names.people(caseId);
  return view.persons
    .filter((person) => person.status === 'active' && person.relationship !== 'principal-applicant')
    .sort((a, b) => people.indexOf(a.id) - people.indexOf(b.id));
};

export const splitForm =
  (host: Host, names: Names): Form =>
  async ({ item }) => {
    const view = await readCase(host, item);
    // A state parts no child from the adults: one of these is deferred, and where there is none, nobody is.
    const deferred = others(view, item.caseId, names).findLast(
      ({ custody }) => custody === 'not-a-child',
    )?.id;
    if (deferred === undefined) return { decision: 'accept' };
    const members = view.persons
      .filter((person) => person.status === 'active')
      .map((person) => ({ personId: person.id, decision: person.id === deferred ? 'defer' : 'accept' }));
    return { decision: 'split', members, reasonCode: 'member-needs-further-checks' };
  };

/** Denied, and submitted to another state, which decides anew. */
export const resubmitted =
  (host: Host): Form =>
  async ({ item }) => {
    const { destinationOffice } = (await readCase(host, item)).case;
    const other = destinationOffice === 'lyon' ? 'toronto' : 'lyon';
    return { decision: 'resubmit', destinationOffice: other, reasonCode: 'exclusion-considerations' };
  };

export const allAbsent: Form = (context) => {
  const { view, now } = context;
  return {
    decision: 'held',
    heldOn: now.slice(0, 10),
    topics: view.topics ?? [],
    present: [],
    absent: view.group ?? [],
  };
};
/** Everybody came, and nobody learned it yet: another session is owed after the arrival. */
export const notYetLearned: Form = ({ view, now }) => {
  const present = view.group ?? [];
  const level = present.map((personId) => ({ personId, level: 'not-yet' }));
  return {
    ...{ decision: 'held', heldOn: now.slice(0, 10), topics: view.topics ?? [], present, absent: [] },
    ...((view.needed ?? []).length > 0 ? { knewBefore: level, learned: level } : {}),
  };
};
/** Whoever asks the found person learns from the Red Cross that they died. */
export const died: Form = () => ({
  decision: 'died',
  proof: 'list-of-organisation',
  source: 'red-cross',
  sourceReference: 'list of the national society',
});
/** Found to have a disease of class A and treated, and then waived by the state's authority: another records that. */
export function waivedByState(): Form {
  let first: string | undefined;
  const isFirst = (item: OpenedItem): boolean => {
    first ??= item.id;
    return item.id === first;
  };
  const treated: Form = ({ now }) => ({
    ...{ decision: 'treatment', classification: 'class-a', classAConditions: ['substance-use'] },
    ...{ examinedOn: dayOf(now), nextExamOn: dayOf(daysAfter(now, 30)) },
    treatment: 'Counselling every week',
  });
  const waiver: Form = ({ now }) => ({
    ...{ decision: 'waived', authority: 'Ministry of Immigration', reference: 'HW-12/2026' },
    ...{ waivedOn: dayOf(now), conditions: 'Counselling goes on after the arrival.' },
    receivingClinic: 'City Health Centre',
    waivedConditions: ['substance-use'],
  });
  const form = (context: Parameters<Form>[0]) => (isFirst(context.item) ? treated : waiver)(context);
  return Object.assign(form, { by: (item: OpenedItem) => (isFirst(item) ? 'health' : 'supervisor') });
}
export const alive: Form = () => ({ decision: 'alive-no-contact' });
/** The household as its caseworker sees it. */
async function readCase(host: Host, item: OpenedItem): Promise<CaseView> {
  const user = `caseworker.${item.office}`;
  return (await host.request('GET', `/cases/${item.caseId}`, { user })).body as CaseView;
}

/** One member is not fit to fly, and the others wait. */
export const unfitForm =
  (host: Host, names: Names): Form =>
  async ({ item }) => {
    const view = await readCase(host, item);
    const sick = others(view, item.caseId, names).at(-1)?.id;
    return { decision: 'unfit', unfitIds: [sick], reasonCode: 'acute-illness' };
  };

/** The principal applicant's spouse, or another adult, is not fit; the others go first. */
export const partForm =
  (host: Host, names: Names): Form =>
  async ({ item }) => {
    const view = await readCase(host, item);
    const adults = others(view, item.caseId, names).filter(({ custody }) => custody === 'not-a-child');
    const leads = view.persons.find(
      ({ status, relationship }) => status === 'active' && relationship === 'principal-applicant',
    );
    const [sick] = adults;
    if (!sick || leads?.custody !== 'not-a-child')
      return { decision: 'unfit', unfitIds: [leads?.id], reasonCode: 'acute-illness' };
    return {
      ...{ decision: 'part', unfitIds: [sick.id], reasonCode: 'acute-illness' },
      agreed: [leads, ...adults].map(({ id }) => id),
      householdSaid: 'The others go first, and the one who is ill follows.',
    };
  };
export const decline: Form = () => ({ decision: 'decline', reasonCode: 'capacity-changed' });
