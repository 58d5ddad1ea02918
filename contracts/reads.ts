import type { FieldClass } from '../domain/case/field-class.ts';

/** What reading a route records in the reader's chain: an act, and the classes of data it may show. */
export interface RecordedRead {
  readonly act: string;
  readonly fields: readonly FieldClass[];
  /** Record every call, even if it shows the same data again within the hour. */
  readonly always?: true;
}
/** Why reading a route is not recorded. */
export interface UnrecordedRead {
  readonly nothing: string;
}
export type ReadRule = RecordedRead | UnrecordedRead;

const every: readonly FieldClass[] = ['identity', 'health', 'protection', 'contact'];
const read = (act: string, ...fields: FieldClass[]): RecordedRead => ({ act, fields });
const each = (act: string, ...fields: FieldClass[]): RecordedRead => ({
  ...read(act, ...fields),
  always: true,
});
const nothing = (why: string): UnrecordedRead => ({ nothing: why });

/** The one table of what reading a route records. A test fails for any route that returns data and is not listed. */
export const READS: Readonly<Record<string, ReadRule>> = {
  ReadCase: read('case.viewed', ...every),
  ReadTimeline: read('timeline.viewed'),
  ListCases: read('cases.listed', 'identity'),
  SearchCases: each('cases.searched', 'identity'),
  SearchPersons: each('persons.searched', 'identity'),
  ListTracingRequests: read('tracing-requests.listed', 'identity'),
  ReadTracingRequest: read('tracing-request.viewed', 'identity'),
  ListWorkItems: read('work-items.listed', 'identity'),
  ReadWorkItem: read('work-item.viewed', ...every),
  ListDepartures: read('departures.listed', 'identity', 'health'),
  ListFollowUpVisits: read('follow-up-visits.listed', 'identity'),
  ListNotices: read('notices.listed'),
  ListSponsors: read('sponsors.listed'),
  ReadSponsor: read('sponsor.viewed'),
  ListOffers: read('offers.listed', 'identity'),
  ReadPlacement: read('placement.viewed', 'identity'),
  ReadAudit: read('audit.viewed'),
  ReadSponsorAudit: read('sponsor-audit.viewed'),
  ExportAudit: each('audit.exported'),
  ListCaseReadings: read('readings.viewed'),
  ListReaders: read('readers.listed'),
  ReadReadings: read('readings.viewed'),
  ListCaseExecutions: read('executions.listed'),
  ListExecutions: read('executions.listed'),
  ListStuckCases: read('stuck-cases.listed'),
  DryRunPolicy: read('policy.tried'),
  ReadExecution: read('execution.viewed'),
  ReadExecutionHistory: read('execution.viewed'),

  ReadOpenApi: nothing('the description of the API'),
  ReadSession: nothing('who signed in, told to themselves'),
  ListStaff: nothing('colleagues of the own office, nobody of a case'),
  CountWorkItems: nothing('numbers'),
  ReadStatistics: nothing('numbers, and ids of open work'),
  ListPolicies: nothing('rules, nobody of a case'),
  ReadPolicy: nothing('rules, nobody of a case'),
};

export const isRecorded = (rule: ReadRule | undefined): rule is RecordedRead =>
  rule !== undefined && 'act' in rule;
