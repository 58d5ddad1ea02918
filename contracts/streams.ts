/** The table stream's consumers. On AWS each filters by the types of entity it looks at. */
export const STREAM_CONSUMERS = [
  { function: 'RelayWorkflow', types: ['case', 'work-item', 'tracing-request', 'sponsor-message'] },
  { function: 'SendNotices', types: ['notice'] },
] as const;
