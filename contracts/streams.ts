export interface StreamConsumerContract {
  readonly function: string;
  /** Types of entity that it looks at. */
  readonly types: readonly string[];
  /** Text attributes that the entity must have; nothing else calls the function. */
  readonly where?: Readonly<Record<string, string>>;
  /** It is told of entities that are taken out of the table too. */
  readonly removals?: true;
}

/** The table stream's consumers. On AWS each filters by what its contract says. */
export const STREAM_CONSUMERS = [
  {
    function: 'RelayWorkflow',
    types: ['case', 'work-item', 'tracing-request', 'sponsor-message', 'sponsor', 'access-grant'],
  },
  { function: 'SendNotices', types: ['notice'] },
  { function: 'IndexTracing', types: ['person', 'tracing-request'], removals: true },
  { function: 'FollowReunification', types: ['case'], where: { programme: 'family-reunification' } },
] as const satisfies readonly StreamConsumerContract[];
