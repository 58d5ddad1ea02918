import * as z from 'zod';
import type { Fact } from '../audit/audit-entry.ts';
import { GENESIS } from '../audit/chain.ts';
import type { Entity } from '../case/entities.ts';
import type { Actor, Command } from '../kernel/actor.ts';
import { isBefore, plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import type { ClientKey, MachineClient } from './machine-client.ts';
import { MachineClientSchema } from './machine-client.ts';

/** How long a replaced key stays valid. */
const CHANGE_OVER = 'P7D';
const MAX_DAYS = 366;

const { name, office, programme, role, routes } = MachineClientSchema.shape;
export const NewClientSchema = z.strictObject({
  ...{ name, office, programme, role, routes },
  /** For how many days its first key is valid. */
  days: z.int().min(1).max(MAX_DAYS),
});
export const RenewedKeySchema = z.strictObject({ days: NewClientSchema.shape.days });

/** The part of a new key that is stored. */
export type KeyMade = Pick<ClientKey, 'hash' | 'hint'>;

/** A new state of a client, and what its own chain says about it. */
export interface ClientChange {
  record: MachineClient;
  facts: Fact[];
  /** What belongs to the client and changes with it. */
  writes?: Entity[];
}

const keyOf = (made: KeyMade, days: number, { actor, at }: Command): ClientKey => ({
  ...made,
  ...{ issuedAt: at, issuedBy: actor.id, expiresAt: plus(at, `P${days}D`) },
});

/** The id of a client that a command adds: a key names its client. */
export const newClientId = (command: Command): string => identifier('client', command.id);

/** Adds a partner system with its first key. */
export function addClient(
  wanted: z.infer<typeof NewClientSchema>,
  made: KeyMade,
  command: Command,
): ClientChange {
  const { days, programme: limited, ...scope } = wanted;
  const record: MachineClient = {
    ...{ type: 'machine-client', schema: 2, id: newClientId(command), version: 1 },
    ...scope,
    ...(limited === undefined ? {} : { programme: limited }),
    routes: [...new Set(wanted.routes)],
    keys: [keyOf(made, days, command)],
    ...{ createdAt: command.at, createdBy: command.actor.id, audit: { seq: 0, hash: GENESIS } },
  };
  const details = {
    ...{ system: record.name, office: record.office, role: record.role, days },
    ...(limited === undefined ? {} : { programme: limited }),
    routes: record.routes.map((one) => one.replace(/^./, (letter) => letter.toLowerCase())),
  };
  return { record, facts: [{ act: 'client.added', subject: record.id, details }] };
}

/** Refuses to change a client that has ended. */
export function refuseRevoked(client: MachineClient): void {
  if (client.revokedAt !== undefined)
    throw new CaseError('WrongState', `Expected a client that is not revoked, received ${client.id}.`);
}

/** Gives a client a new key; the one before it ends within a week, all earlier ones at once. */
export function renewKey(client: MachineClient, made: KeyMade, days: number, command: Command): ClientChange {
  refuseRevoked(client);
  const latest = plus(command.at, CHANGE_OVER);
  const before = client.keys
    .slice(0, 1)
    .map((key) => (isBefore(latest, key.expiresAt) ? { ...key, expiresAt: latest } : key));
  const keys = [keyOf(made, days, command), ...before];
  const details = { days, previousEnds: before[0]?.expiresAt ?? command.at };
  return {
    record: { ...client, keys, version: client.version + 1 },
    facts: [{ act: 'client.key-renewed', subject: client.id, details }],
  };
}

/** Ends a client at once, with all its keys. Revoking it again changes nothing. */
export function revokeClient(
  client: MachineClient,
  reasonCode: string,
  command: Command,
): ClientChange | undefined {
  if (client.revokedAt !== undefined) return undefined;
  const ended = { revokedAt: command.at, revokedBy: command.actor.id, reasonCode };
  return {
    record: { ...client, ...ended, keys: [], version: client.version + 1 },
    facts: [{ act: 'client.revoked', subject: client.id, details: { reasonCode } }],
  };
}

/** The keys with which a client may call now. */
export const validKeys = ({ keys, revokedAt }: MachineClient, at: string): ClientKey[] =>
  revokedAt === undefined ? keys.filter(({ expiresAt }) => isBefore(at, expiresAt)) : [];

/** A client as it acts and is audited. */
export const actorOfClient = (client: MachineClient): Actor => ({
  ...{ id: client.id, kind: 'staff', roles: [client.role], office: client.office },
  ...(client.programme === undefined ? {} : { programme: client.programme }),
});
