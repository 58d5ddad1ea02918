import type { Places } from './places.ts';

/** A page that the walk stops at. */
export interface Stop {
  /** The page's route in the console's router; none for pages outside the console. */
  readonly page?: string;
  readonly name: string;
  /** What it shows, as a caption of the tour. */
  readonly what: string;
  readonly user: string;
  path(places: Places): string;
}

/** A part of the tour, under one heading. */
export interface Leg {
  readonly title: string;
  readonly stops: readonly Stop[];
}

type Filled = keyof Places;

/** The route with the ids of the demo data, and what is asked for behind it. */
const fill =
  (page: string, ids: Partial<Record<string, Filled>>, query: string) =>
  (places: Places): string =>
    `/console/${page}${query}`.replace(/:(\w+)/g, (_, name: string) => places[ids[name] ?? (name as Filled)]);

const at = (
  page: string,
  user: string,
  what: string,
  { query = '', name = '', ids = {} as Partial<Record<string, Filled>> } = {},
): Stop => ({
  ...{ page, user, what },
  name: name || page.replaceAll(/:\w+/g, 'one').replaceAll('/', '-'),
  path: fill(page, ids, query),
});

const CASEWORKER = 'caseworker.nairobi';
const SUPERVISOR = 'supervisor.nairobi';
const TRACER = 'tracing.bucharest';
const OFFICER = 'sponsorship.toronto';
const SEEKERS = { caseId: 'seekers' } as const;
const tab = (id: string, user: string, what: string): Stop =>
  at('cases/:caseId', user, what, { query: `?tab=${id}`, name: `case-${id}` });
const start = (user: string, what: string): Stop => ({
  ...{ user, what },
  name: `start-${user.split('.')[0]}`,
  path: () => '/console/',
});
const outside = (name: string, where: string, what: string): Stop => ({
  ...{ user: '', name, what },
  path: (places) => (where.startsWith('/') ? where : places[where as Filled]),
});
const programme = (id: string, what: string): Stop =>
  at('programme', 'manager', what, { query: `?tab=${id}`, name: `programme-${id}` });

/** Pages that nobody signs in to, or that come before it. */
export const OUTSIDE: Leg = {
  title: 'Outside the console',
  stops: [
    outside('sign-in', '/oauth2/authorize', 'Signing in to the demonstration.'),
    outside('first-start', '/', 'The first start, while the console is being built.'),
    outside('join', '/join', 'A community group asks to become a sponsor.'),
    outside('sponsor-page', 'sponsorPage', 'A sponsor answers by the link in a mail.'),
    outside('person-code', 'personPage', "A person's page asks for its code."),
    outside('person-page', 'personPage', "A person's page: what comes next, and what to bring."),
  ],
};

/** Every page of the console, and what each role sees first. */
export const LEGS: readonly Leg[] = [
  {
    title: 'Where each role begins',
    stops: [
      start(CASEWORKER, 'A caseworker: the tasks of the office, the most urgent first.'),
      start(SUPERVISOR, 'A supervisor: what is stuck, late or failed.'),
      start('health.beirut', 'Health staff: examinations to arrange.'),
      start('orientation.nairobi', 'A trainer: sessions to hold.'),
      start(TRACER, 'A tracing officer: whom somebody may have found.'),
      start('protection.nairobi', 'A protection officer.'),
      start('travel.amman', 'A travel officer: papers and bookings.'),
      start(OFFICER, 'A sponsorship officer: who may receive whom.'),
      start('manager', 'A programme manager: figures, each of which opens what it counts.'),
      start('auditor', 'An auditor.'),
      start('administrator', 'An administrator.'),
      start('clinic.partner', 'A partner clinic: what the office gave it.'),
    ],
  },
  {
    title: 'Work',
    stops: [
      at('work', CASEWORKER, 'The queue.'),
      at('work/:workItemId', CASEWORKER, 'A task, decided beside the record.'),
      at('work/batches/:batchId', CASEWORKER, 'What became of each of several tasks.'),
      at('supervision', SUPERVISOR, 'Monday morning: what needs attention.'),
      at('absences', SUPERVISOR, 'Who is away, and who has their work.'),
    ],
  },
  {
    title: 'Cases',
    stops: [
      at('cases', CASEWORKER, 'The cases of an office.'),
      at('cases/new', CASEWORKER, 'Registering a household.'),
      at('cases/import', CASEWORKER, 'Registering many from a file.'),
      at('cases/:caseId', CASEWORKER, 'A case at a glance.'),
      tab('stages', SUPERVISOR, 'Its stages on a time axis.'),
      tab('timeline', CASEWORKER, 'What happened, and why.'),
      tab('plan', CASEWORKER, 'What is owed to its members, by whom and until when.'),
      tab('consents', CASEWORKER, 'Who may be told what.'),
      tab('appointments', CASEWORKER, 'Appointments.'),
      tab('notes', CASEWORKER, 'Notes of the people who work on it.'),
      tab('documents', CASEWORKER, 'Documents.'),
      tab('flags', CASEWORKER, 'What holds it up.'),
      at('cases/:caseId', TRACER, 'Relatives who are sought.', {
        ...{ query: '?tab=tracing', name: 'case-tracing', ids: SEEKERS },
      }),
      tab('links', CASEWORKER, 'Cases that it has to do with.'),
      tab('rights', CASEWORKER, 'What somebody asked about their data.'),
      tab('access', CASEWORKER, 'Who may read it, and the pages handed to its members.'),
      tab('workflow', SUPERVISOR, 'Its executions.'),
      at('cases/:caseId/sheet', CASEWORKER, 'A case on paper.'),
      at('cases/:caseId/plan', CASEWORKER, 'The plan of a household on paper.'),
      at('cases/sheets', CASEWORKER, 'Several cases on paper.', { query: '?case=:caseId' }),
      at('cases/:caseId/copy', CASEWORKER, 'What a person gets of their own data.'),
      at('cases/:caseId/receipt', CASEWORKER, 'Who saw what, or was told.'),
      at('rights/:recordId/:requestId', CASEWORKER, 'An answer to a request about data.', {
        ids: { recordId: 'caseId', requestId: 'rightId' },
      }),
      at('complaints', 'protection.nairobi', 'Complaints.'),
    ],
  },
  {
    title: 'Tracing, sponsors, placement, travel, follow-up',
    stops: [
      at('tracing', TRACER, 'Who is sought.'),
      at('tracing/:caseId/:requestId', TRACER, 'Who it may be, and why.', { ids: SEEKERS }),
      at('tracing-weights', TRACER, 'How much each agreement counts.'),
      at('sponsors', OFFICER, 'Sponsors.'),
      at('sponsors/new', OFFICER, 'Registering a sponsor.'),
      at('sponsors/import', OFFICER, 'Registering many from a file.'),
      at('sponsors/:sponsorId', OFFICER, 'A sponsor.'),
      at('sponsors/:sponsorId/copy', OFFICER, 'What a sponsor gets of their own data.'),
      at('placement', OFFICER, 'Who goes to whom, and why.'),
      at('appointments', CASEWORKER, 'The calendar of an office.'),
      at('appointments', 'health.nairobi', 'Partner organisations of an office, and what they have.', {
        ...{ query: '?of=partners', name: 'office-partners' },
      }),
      at('appointments', 'orientation.nairobi', 'Classes that households share.', {
        ...{ query: '?of=classes', name: 'classes' },
      }),
      at('travel', 'travel.amman', 'Departures.'),
      at('travel/manifest', 'travel.amman', 'A manifest.'),
      at('follow-up', 'caseworker.toronto', 'Visits after arrival.'),
    ],
  },
  {
    title: 'Operations, programme, figures',
    stops: [
      at('operations', SUPERVISOR, 'What runs, waits and fails at an office.'),
      at('programme', 'manager', 'The programme: how many, how long.'),
      programme('waiting', 'Who waits where, and why.'),
      programme('expiring', 'What will expire.'),
      programme('arrivals', 'Arrivals to expect.'),
      programme('places', 'Where people go.'),
      at('programme/report', 'manager', 'The report of a month.'),
      at('figures', SUPERVISOR, 'Figures for others, from which nobody is told.'),
    ],
  },
  {
    title: 'Audit and executions',
    stops: [
      at('audit', 'auditor', 'Finding a history.'),
      at('audit/cases/:caseId', 'auditor', 'The history of a case, and its proof.'),
      at('audit/sponsors/:sponsorId', 'auditor', 'The history of a sponsor.'),
      at('cases/:caseId/executions', 'auditor', 'The executions of a case.'),
      at('executions/:executionId', 'auditor', 'An execution as a graph.'),
      at('executions/:executionId/compare', 'auditor', 'Two runs compared.'),
      at('people/:personId/acts', 'auditor', 'What one person did.', { ids: { personId: 'staffId' } }),
    ],
  },
  {
    title: 'Administration',
    stops: [
      at('people', 'administrator', 'People and what they may do.'),
      at('people', 'administrator', 'Partner organisations and their agreements.', {
        ...{ query: '?of=organisations', name: 'organisations' },
      }),
      at('people/:personId', 'administrator', 'One of them.', { ids: { personId: 'staffId' } }),
      at('access-reviews', 'administrator', 'Reviews of access.'),
      at('access-reviews/:reviewId', 'administrator', 'Who keeps which access.'),
      at('policy', 'administrator', 'The rules of a programme.'),
      at('exports', 'administrator', 'Exports, which two people approve.'),
      at('clients', 'administrator', 'Partner systems.'),
      at('clients/:clientId/webhooks', 'administrator', 'What partner systems are told.'),
      at('notices', CASEWORKER, 'Notifications.'),
      at('mailbox', CASEWORKER, 'Mail that the demonstration sent.'),
      at('work/:workItemId/sheet', CASEWORKER, 'A task on paper.'),
      at('work/sheets', CASEWORKER, 'Several tasks on paper.', { query: '?item=:workItemId' }),
      at('work/class-list', 'orientation.nairobi', 'A class list.'),
      at('help', CASEWORKER, 'Help: first steps and words.'),
    ],
  },
];
