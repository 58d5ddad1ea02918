import type { Host } from '../../local/host.ts';
import type { Form } from './forms.ts';
import { booked, FORMS, visited } from './forms.ts';
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
}

type Happening = (
  host: Host,
  item: OpenedItem,
  view: CaseView,
) => { user: string; path: string; body: unknown } | undefined;

interface Storyline {
  name: string;
  /** Smallest household that it can happen to. */
  members: number;
  /** The kind of work item at whose opening it happens, and which time. */
  kind: string;
  time: number;
  form?: Form;
  happening?: Happening;
}

const others = (view: CaseView) =>
  view.persons.filter(
    (person) => person.status === 'active' && person.relationship !== 'principal-applicant',
  );

const splitForm =
  (host: Host): Form =>
  async ({ item }) => {
    const { body } = await host.request('GET', `/cases/${item.caseId}`, {
      user: `caseworker.${item.office}`,
    });
    const view = body as CaseView;
    const deferred = others(view).at(-1)?.id;
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
const treatment: Form = ({ now }) => ({
  decision: 'treatment',
  classification: 'class-a',
  examinedOn: now.slice(0, 10),
  tuberculosisFinding: true,
});
const decline: Form = () => ({ decision: 'decline', reasonCode: 'capacity-changed' });

/** Rare turns that a run should show whatever the seed: each happens to one household that is large enough for it. */
const storylines = (host: Host): Storyline[] => [
  {
    name: 'withdrawn by the household',
    members: 1,
    kind: 'state-decision',
    time: 1,
    happening: (_host, item) => ({
      user: `caseworker.${item.office}`,
      path: 'withdraw',
      body: { reasonCode: 'voluntary-return' },
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
      body: { personId: others(view)[0]?.id },
    }),
  },
  { name: 'split by the state', members: 4, kind: 'state-decision', time: 1, form: splitForm(host) },
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
  { name: 'safety concern after arrival', members: 2, kind: 'follow-up-visit', time: 2, form: visited(true) },
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

/** Gives each storyline a household of its own and tells the habits what differs there. */
export function tell(host: Host, cases: readonly DemoCase[]): Told {
  const happened: string[] = [];
  const times = new Map<string, number>();
  const free = [...cases];
  const cast = new Map<string, Storyline>();
  for (const line of storylines(host)) {
    const index = free.findIndex((candidate) => candidate.members >= line.members);
    if (index >= 0) cast.set(free.splice(index, 1)[0]!.caseId, line);
  }
  const script = (item: OpenedItem): Form | undefined => {
    const line = cast.get(item.caseId);
    if (!line || line.kind !== item.kind) return undefined;
    const time = (times.get(item.caseId) ?? 0) + 1;
    times.set(item.caseId, time);
    if (line.time !== 0 && line.time !== time) return undefined;
    if (line.time === 0 && time > 3) return undefined;
    if (time === 1 || line.time === time) happened.push(line.name);
    if (line.happening) happen(host, item, line.happening);
    return line.form ?? FORMS[item.kind];
  };
  return { happened, script };
}

function happen(host: Host, item: OpenedItem, happening: Happening): void {
  const user = (office: string) => `supervisor.${office}`;
  host.clock.at(
    Date.parse(item.openedAt) + 1,
    () =>
      void host.clock.hold(async () => {
        const read = await host.request('GET', `/cases/${item.caseId}`, { user: user(item.office) });
        const call = happening(host, item, read.body as CaseView);
        if (!call) return;
        const headers = { 'idempotency-key': `${item.id}-${call.path}` };
        const answer = await host.request('POST', `/cases/${item.caseId}/${call.path}`, { ...call, headers });
        if (answer.status >= 300) throw new Error(`${call.path} was refused: ${JSON.stringify(answer.body)}`);
      }),
  );
}
