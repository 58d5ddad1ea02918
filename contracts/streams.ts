import { RELAYED_TYPES } from '../domain/casework/relay.ts';
import { TOLD_TYPES } from '../domain/webhooks/events-of.ts';
import type { ENTITY_SCHEMAS } from '../registry/entity-schemas.ts';

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

type OfEntities = StreamFilter & { readonly types: readonly (keyof typeof ENTITY_SCHEMAS)[] };

/** The consumers of the table stream by function. On AWS, each filters by its contract. */
const CONSUMERS = {
  RelayWorkflow: { types: [...new Set([...RELAYED_TYPES, ...TOLD_TYPES])] },
  FollowChanges: {
    types: ['notice'],
    also: [
      { types: ['person', 'consent', 'tracing-request', 'rights-request'], removals: true },
      { types: ['case', 'sponsor', 'household-change'] },
      { types: ['case-stages'], where: { programme: 'family-reunification' } },
    ],
  },
} satisfies Record<string, OfEntities & { readonly also?: readonly OfEntities[] }>;
export type StreamName = keyof typeof CONSUMERS;

const consumerOf = (name: StreamName): StreamConsumerContract => ({ function: name, ...CONSUMERS[name] });

/** The consumers as hosts connect them. */
export const STREAM_CONSUMERS: readonly StreamConsumerContract[] = (
  Object.keys(CONSUMERS) as StreamName[]
).map(consumerOf);

/** Every filter of a consumer. */
export const filtersOf = ({ types, where, removals, also = [] }: StreamConsumerContract): StreamFilter[] => [
  { types, ...(where ? { where } : {}), ...(removals ? { removals } : {}) },
  ...also,
];

/** Every entity type that a consumer receives. */
export const typesOf = (name: StreamName): readonly string[] =>
  filtersOf(consumerOf(name)).flatMap(({ types }) => types);
