import type { Host } from '../../local/host.ts';
import { visited } from '../../stages/post-arrival-follow-up/sample-forms.ts';
import { booked } from '../../stages/travel/sample-forms.ts';
import type { Form } from './forms.ts';
import type { Names } from './names.ts';
import type { OpenedItem } from './workforce.ts';

const DAY = 86_400_000;

/** A case of the demo as the import answered it. */
export interface DemoCase {
  caseId: string;
  members: number;
}

interface CaseView {
  case: { office: string; destinationOffice: string };
  persons: { id: string; status: string; relationship: string }[];
  offers: { status: string }[];
}

type Happening = (
  host: Host,
  item: OpenedItem,
  view: CaseView,
) => { user: string; path: string; body: unknown } | undefined;

interface Storyline {
  name: string;
  /** The smallest household to which it can happen. */
  members: number;
  /** The kind of work item at whose opening it happens, and at which occurrence. */
  kind: string;
  /** The kind at whose opening its household is chosen, if that is earlier. */
  chosenAt?: string;
  time: number;
  form?: Form;
  happening?: Happening;
}

const others = (view: CaseView, caseId: string, names: Names) => {
  const people = names.people(caseId);
  return view.persons
    .filter((person) => person.status === 'active' && person.relationship !== 'principal-applicant')
    .sort((a, b) => people.indexOf(a.id) - people.indexOf(b.id));
};

const splitForm =
  (host: Host, names: Names): Form =>
  async ({ item }) => {
    const { body } = await host.request('GET', `/cases/${item.caseId}`, {
      user: `caseworker.${item.office}`,
    });
    const view = body as CaseView;
    const deferred = others(view, item.caseId, names).at(-1)?.id;
    const members = view.persons
      .filter((person) => person.status === 'active')
      .map((person) => ({ personId: person.id, decision: person.id === deferred ? 'defer' : 'accept' }));
    return { decision: 'split', members, reasonCode: 'member-needs-further-checks' };
  };

const allAbsent: Form = (context) => {
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
const notYetLearned: Form = ({ view, now }) => {
  const present = view.group ?? [];
  const level = present.map((personId) => ({ personId, level: 'not-yet' }));
  return {
    ...{ decision: 'held', heldOn: now.slice(0, 10), topics: view.topics ?? [], present, absent: [] },
    ...((view.needed ?? []).length > 0 ? { knewBefore: level, learned: level } : {}),
  };
};
const treatment: Form = ({ now }) => ({
  decision: 'treatment',
  classification: 'class-a',
  classAConditions: ['tuberculosis'],
  examinedOn: now.slice(0, 10),
  nextExamOn: new Date(Date.parse(now) + 45 * DAY).toISOString().slice(0, 10),
});
/** Whoever asks the found person learns from the Red Cross that they died. */
const died: Form = () => ({
  decision: 'died',
  proof: 'list-of-organisation',
  source: 'red-cross',
  sourceReference: 'list of the national society',
});
const alive: Form = () => ({ decision: 'alive-no-contact' });
const decline: Form = () => ({ decision: 'decline', reasonCode: 'capacity-changed' });

/**
 * Rare events that a run should show whatever the seed: each happens to one household that is large enough for it.
 */
const storylines = (host: Host, names: Names): Storyline[] => [
  {
    name: 'withdrawn by the household',
    members: 1,
    kind: 'state-decision',
    time: 1,
    happening: (_host, item) => ({
      user: `caseworker.${item.office}`,
      path: 'withdraw',
      body: { reasonCode: 'returned-home' },
    }),
  },
  {
    name: 'a member dies',
    members: 3,
    kind: 'health-exam',
    time: 1,
    happening: (_host, item, view) => ({
      user: `caseworker.${item.office}`,
      path: 'deaths',
      body: { personId: others(view, item.caseId, names)[0]?.id },
    }),
  },
  { name: 'split by the state', members: 4, kind: 'state-decision', time: 1, form: splitForm(host, names) },
  {
    name: 'deferred by the state',
    members: 1,
    kind: 'state-decision',
    time: 1,
    form: () => ({ decision: 'defer', reasonCode: 'security-checks-pending' }),
  },
  {
    name: 'health validity lapses before travel',
    members: 2,
    kind: 'travel-booking',
    time: 1,
    form: booked(185),
  },
  { name: 'treated and examined again', members: 2, kind: 'health-exam', time: 1, form: treatment },
  {
    name: 'sessions missed again and again',
    members: 1,
    kind: 'orientation-session',
    time: 0,
    form: allAbsent,
  },
  {
    name: 'nothing learned before departure',
    members: 2,
    kind: 'orientation-session',
    time: 0,
    form: notYetLearned,
  },
  { name: 'three sponsors decline', members: 1, kind: 'sponsor-offer', time: 0, form: decline },
  {
    name: 'sponsor lost before departure',
    members: 1,
    kind: 'travel-documents',
    time: 1,
    happening: (_host, _item, view) => ({
      user: `sponsorship.${view.case.destinationOffice}`,
      path: 'sponsor-lost',
      body: { reasonCode: 'illness-in-sponsor-group' },
    }),
  },
  {
    name: 'cancelled by the programme',
    members: 1,
    kind: 'travel-documents',
    time: 1,
    happening: (_host, item) => ({
      user: `supervisor.${item.office}`,
      path: 'cancel',
      body: { reasonCode: 'programme-closed' },
    }),
  },
  { name: 'a family is told of a death', members: 1, kind: 'tracing-consent', time: 1, form: died },
  { name: 'alive, and wishes no contact', members: 1, kind: 'tracing-contact', time: 1, form: alive },
  // Only a family that joins a relative has an appeal; it comes from a search, and not from the import.
  {
    ...{ name: 'an appeal wins', members: 0, chosenAt: 'relationship-evidence' },
    ...{ kind: 'state-decision', time: 1 },
    form: () => ({ decision: 'deny', reasonCode: 'exclusion-considerations' }),
  },
  { name: 'safety concern after arrival', members: 2, kind: 'follow-up-visit', time: 2, form: visited(true) },
  {
    name: 'sponsorship breaks down after arrival',
    members: 2,
    kind: 'follow-up-visit',
    time: 1,
    happening: (_host, item, view) =>
      view.offers.some(({ status }) => status === 'accepted')
        ? {
            user: `sponsorship.${item.office}`,
            path: 'sponsor-lost',
            body: { reasonCode: 'exhaustion', reportedBy: 'family' },
          }
        : undefined,
  },
  {
    name: 'arrival corrected',
    members: 1,
    kind: 'follow-up-visit',
    time: 1,
    happening: (host, item) => ({
      user: `travel.${item.office}`,
      path: 'arrival',
      body: { arrivedAt: new Date(host.clock.now() - DAY).toISOString() },
    }),
  },
];

export interface Told {
  happened: string[];
  script(item: OpenedItem): Form | undefined;
}

/**
 * Gives each storyline to the first suitable household, one per household, and tells the habits what differs there.
 */
export function tell(host: Host, cases: readonly DemoCase[], names: Names): Told {
  const happened: string[] = [];
  const untold = storylines(host, names);
  const members = new Map(cases.map((each) => [each.caseId, each.members]));
  const cast = new Map<string, { line: Storyline; times: number }>();
  const script = (item: OpenedItem): Form | undefined => {
    if (!cast.has(item.caseId)) {
      const fits = (line: Storyline) =>
        (line.chosenAt ?? line.kind) === item.kind && line.members <= (members.get(item.caseId) ?? 0);
      const [line] = untold.splice(untold.findIndex(fits), untold.some(fits) ? 1 : 0);
      if (line) cast.set(item.caseId, { line, times: 0 });
    }
    const role = cast.get(item.caseId);
    if (role?.line.kind !== item.kind) return undefined;
    // Exams of a household open together, so their order would depend on their ids.
    if (item.kind === 'health-exam' && item.subject !== names.people(item.caseId)[0]) return undefined;
    role.times += 1;
    const { line, times } = role;
    if (line.time === 0 ? times > 3 : times !== line.time) return undefined;
    if (!line.happening) {
      if (times === Math.max(1, line.time)) happened.push(line.name);
      return line.form;
    }
    happen(host, item, line.happening, (did) => {
      if (did) happened.push(line.name);
      else untold.push(line);
    });
    return line.form;
  };
  return { happened, script };
}

function happen(host: Host, item: OpenedItem, happening: Happening, told: (did: boolean) => void): void {
  const act = async () => {
    const read = await host.request('GET', `/cases/${item.caseId}`, { user: `supervisor.${item.office}` });
    const call = happening(host, item, read.body as CaseView);
    if (!call) return told(false);
    const headers = { 'idempotency-key': `${item.id}-${call.path}` };
    const answer = await host.request('POST', `/cases/${item.caseId}/${call.path}`, { ...call, headers });
    told(answer.status < 300);
  };
  host.clock.at(Date.parse(item.openedAt) + 1, () => void host.clock.hold(act));
}
