/** Which changes of the table a consumer is told of. */
export interface StreamFilter {
  /** Types of entity that it looks at. */
  readonly types: readonly string[];
  /** Text attributes that the entity must have; nothing else calls the function. */
  readonly where?: Readonly<Record<string, string>>;
  /** It is told of entities that are taken out of the table too. */
  readonly removals?: true;
}

export interface StreamConsumerContract extends StreamFilter {
  readonly function: string;
  /** What else calls the function. */
  readonly also?: readonly StreamFilter[];
}

/** How many consumers may read a shard of a DynamoDB stream; more are throttled, all of them. Hosts refuse more. */
export const MAX_STREAM_CONSUMERS = 2;

/** The table stream's consumers. On AWS each filters by what its contract says. */
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

/** Every type of entity that a consumer is told of. */
export function typesOf(name: string): readonly string[] {
  const found = STREAM_CONSUMERS.find((consumer) => consumer.function === name);
  if (!found) throw new Error(`Expected a consumer of contracts/streams.ts, received ${name}.`);
  return filtersOf(found).flatMap(({ types }) => types);
}
