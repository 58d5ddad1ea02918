/**
 * The readings by which somebody looks at a sponsor: what it is, what was offered to it, asked about its data, written to
 * it. A sponsor is named by its id in what is read of a household, too: that is no look at the sponsor, and how often
 * staff open a household's case is nothing that a sponsor is told. A test requires each reading in one of both.
 */
const LOOKS_AT_SPONSORS: ReadonlySet<string> = new Set([
  ...['sponsor.viewed', 'sponsors.listed', 'offers.listed', 'placement.viewed', 'everything.searched'],
  ...['sponsor-audit.viewed', 'sponsor-audit.proved', 'sponsor-histories.proved', 'audit.exported'],
  ...['documents.listed', 'document.opened', 'rights.listed', 'erasure.previewed', 'notices.listed'],
  ...['work-items.listed', 'work-item.viewed', 'export.read', 'copy.made'],
]);

/** Readings of households and of nobody: none of them is a look at a sponsor. */
export const OF_OTHERS: ReadonlySet<string> = new Set([
  ...[
    'case.viewed',
    'cases.listed',
    'cases.searched',
    'cases.compared',
    'person-pages.listed',
    'complaints.listed',
    'complaint.viewed',
    'persons.searched',
    'persons.compared',
  ],
  ...['tracing-requests.listed', 'tracing-request.viewed', 'notes.listed', 'appointments.listed'],
  ...['departures.listed', 'follow-up-visits.listed', 'later-acts.viewed', 'timeline.viewed'],
  ...['executions.listed', 'execution.viewed', 'stuck-cases.listed', 'withdrawal.previewed'],
  ...[
    'audit.viewed',
    'audit.proved',
    'histories.proved',
    'readings.viewed',
    'readers.listed',
    'policy.tried',
    'tracing-weights.estimated',
  ],
  ...['receipt.made', 'webhook.delivered', 'people.listed', 'people.reviewed', 'people.viewed'],
  'person-acts.listed',
]);

/** Whether a reading that names sponsors is kept under them. */
export const looksAtSponsors = (act: string): boolean => LOOKS_AT_SPONSORS.has(act);
