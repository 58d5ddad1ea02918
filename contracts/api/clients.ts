import * as z from 'zod';
import { NewClientSchema, RenewedKeySchema } from '../../domain/clients/decide-client.ts';
import { ClientKeySchema, MachineClientSchema } from '../../domain/clients/machine-client.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { ADMINISTRATOR, AUDITOR } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { CursorSchema, IdSchema, PageQuerySchema, route } from './route.ts';

const ClientParamsSchema = z.object({ clientId: IdSchema });
/** The key is in this answer and nowhere else. */
const KeySchema = z.object({ clientId: IdSchema, key: z.string() });

export const AddClient = route({
  function: 'AddClient',
  method: 'POST',
  path: '/clients',
  summary:
    'Adds a partner system that calls the API by itself, within an office, a programme, a role and named routes; answers its key, which is shown once.',
  status: 201,
  grants: ADMINISTRATOR,
  body: NewClientSchema,
  answer: KeySchema,
});

export const ListClients = route({
  function: 'ListClients',
  method: 'GET',
  path: '/clients',
  summary: 'Partner systems with what they may do and when their keys end, newest first; never a key.',
  status: 200,
  grants: { ...ADMINISTRATOR, ...AUDITOR },
  reading: unrecorded('partner systems, nobody of a case'),
  needs: { table: 'read' },
  query: PageQuerySchema,
  answer: z.object({
    clients: z.array(
      MachineClientSchema.omit({ type: true, schema: true, audit: true }).extend({
        keys: z.array(ClientKeySchema.omit({ hash: true })),
      }),
    ),
    cursor: CursorSchema,
  }),
});

export const RenewClientKey = route({
  function: 'RenewClientKey',
  method: 'POST',
  path: '/clients/{clientId}/keys',
  summary: 'Answers a new key of a partner system, shown once; the one before it stays valid for a week.',
  status: 201,
  grants: ADMINISTRATOR,
  params: ClientParamsSchema,
  body: RenewedKeySchema,
  answer: KeySchema,
});

export const RevokeClient = route({
  function: 'RevokeClient',
  method: 'POST',
  path: '/clients/{clientId}/revoke',
  summary: 'Ends a partner system with all its keys, at once and for good.',
  status: 200,
  grants: ADMINISTRATOR,
  params: ClientParamsSchema,
  body: z.strictObject({ reasonCode: ReasonCodeSchema }),
  answer: z.object({ clientId: IdSchema }),
});

export const CLIENT_ROUTES = [AddClient, ListClients, RenewClientKey, RevokeClient] as const;
