/** Which changes of the table a consumer receives. */
export interface StreamFilter {
  /** The entity types it handles. */
  readonly types: readonly string[];
  /** Text attributes that the entity must have for the function to be called. */
  readonly where?: Readonly<Record<string, string>>;
  /** It also receives entities removed from the table. */
  readonly removals?: true;
}

export interface StreamConsumerContract extends StreamFilter {
  readonly function: string;
  /** Further filters that call the function. */
  readonly also?: readonly StreamFilter[];
}

/** How many consumers may read a shard of a DynamoDB stream: with more, all are throttled. Hosts refuse more. */
export const MAX_STREAM_CONSUMERS = 2;

/** The consumers of the table stream. On AWS, each filters by its contract. */
export const STREAM_CONSUMERS: readonly StreamConsumerContract[] = [
  {
    function: 'RelayWorkflow',
    types: ['case', 'work-item', 'tracing-request', 'sponsor-message', 'sponsor'],
  },
  {
    function: 'FollowChanges',
    types: ['notice'],
    also: [
      { types: ['person', 'consent', 'tracing-request'], removals: true },
      { types: ['case', 'case-stages'], where: { programme: 'family-reunification' } },
      { types: ['sponsor'] },
    ],
  },
];

/** Every filter of a consumer. */
export const filtersOf = ({ types, where, removals, also = [] }: StreamConsumerContract): StreamFilter[] => [
  { types, ...(where ? { where } : {}), ...(removals ? { removals } : {}) },
  ...also,
];

/** Every entity type that a consumer receives. */
export function typesOf(name: string): readonly string[] {
  const found = STREAM_CONSUMERS.find((consumer) => consumer.function === name);
  if (!found) throw new Error(`Expected a consumer of contracts/streams.ts, received ${name}.`);
  return filtersOf(found).flatMap(({ types }) => types);
}
