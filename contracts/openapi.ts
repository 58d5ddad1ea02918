import * as z from 'zod';
import { BODIES } from '../domain/webhooks/webhook-event.ts';
import type { Route } from './api/route.ts';
import { ProblemSchema } from './api/route.ts';
import { MACHINE_PATH } from './machine.ts';
import { API, MACHINE_ROUTES } from './routes.ts';

type Json = Record<string, unknown>;

const input = (schema: z.ZodType): Json => {
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
};
const output = (schema: z.ZodType): Json => {
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  return rest;
};

function parameters({ params, query, method }: Route): Json[] {
  const listed = (schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] => {
    const { properties = {}, required = [] } = schema ? input(schema) : {};
    return Object.entries(properties as Json).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || (required as string[]).includes(name),
      schema: property,
    }));
  };
  const header = (name: string, description: string): Json => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  });
  const headers =
    method === 'GET'
      ? []
      : [
          header('Idempotency-Key', 'The same key again gets the first answer again.'),
          header('If-Match', 'The version that the caller worked from; 409 when it is another by now.'),
        ];
  return [...listed(params, 'path'), ...listed(query, 'query'), ...headers];
}

const operation = (contract: Route): Json => ({
  operationId: contract.function,
  summary: contract.summary,
  ...(contract.open ? { security: [] } : {}),
  parameters: parameters(contract),
  ...(contract.body
    ? { requestBody: { required: true, content: { 'application/json': { schema: input(contract.body) } } } }
    : {}),
  responses: {
    [contract.status]: {
      description: 'Done',
      content: { 'application/json': { schema: output(contract.answer) } },
    },
    default: {
      description: 'What went wrong, as an RFC 9457 problem document',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
});

const header = (name: string, description: string, pattern: string): Json => ({
  ...{ name, in: 'header', required: true, description },
  schema: { type: 'string', pattern },
});
const HEADERS = [
  header(
    'webhook-id',
    'The id of the message, the same at every attempt.',
    '^delivery-[0-9a-z]{20}-[0-9a-z]{20}$',
  ),
  header('webhook-timestamp', 'When this attempt was made, in seconds since 1970.', '^\\d+$'),
  header(
    'webhook-signature',
    'HMAC-SHA256 of `id.timestamp.body`, in Base64, by each secret that holds.',
    '^v1,[^ ]+( v1,[^ ]+)?$',
  ),
];

/** What is sent to the addresses of partner systems, by kind of event. */
const webhooks = (): Json =>
  Object.fromEntries(
    Object.entries(BODIES).map(([kind, body]) => [
      kind,
      {
        post: {
          operationId: `On-${kind}`,
          summary: `Sent to webhooks that are subscribed to ${kind}.`,
          security: [],
          parameters: HEADERS,
          requestBody: { required: true, content: { 'application/json': { schema: output(body) } } },
          responses: {
            '2XX': { description: 'Taken. Anything else, and no answer within 10 seconds, is tried again.' },
            410: { description: 'Nobody is there any more: the webhook is disabled.' },
          },
        },
      },
    ]),
  );

/** The API as an OpenAPI 3.1 document, generated from the route contracts. */
export function openApi(): Json {
  const paths: Record<string, Json> = {};
  for (const contract of API) {
    const methods = paths[contract.path] ?? {};
    methods[contract.method.toLowerCase()] = operation(contract);
    paths[contract.path] = methods;
  }
  for (const contract of MACHINE_ROUTES) {
    const path = `${MACHINE_PATH}${contract.path}`;
    const called = { ...operation(contract), operationId: `Machine${contract.function}` };
    paths[path] = {
      ...paths[path],
      [contract.method.toLowerCase()]: { ...called, security: [{ partnerKey: [] }] },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kinbridge',
      version: '1',
      description: 'Refugee resettlement and family reunification as durable workflows.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ signedIn: [] }],
    paths,
    webhooks: webhooks(),
    components: {
      schemas: { Problem: output(ProblemSchema) },
      securitySchemes: {
        signedIn: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        partnerKey: {
          ...{ type: 'http', scheme: 'bearer', bearerFormat: 'kbk_…' },
          description: 'The key of a partner system: shown once, expiring, for one office and named routes.',
        },
      },
    },
  };
}
