import { API } from '../../contracts/routes.ts';
import type { Attack, World } from './world.ts';
import { answers, firstOf } from './world.ts';

const insider = { user: 'supervisor.nairobi' };
const REASON = { reasonCode: 'done' };
const FLAG = { kind: 'protection', instruction: 'nobody is to know', blocks: [] };

/** What a break-glass reader would send where a body must be well formed to be looked at. */
const BODIES: Readonly<Record<string, (personId: string) => object>> = {
  WithdrawCase: () => REASON,
  CancelCase: () => REASON,
  RecordDeath: (personId) => ({ personId }),
  LiftFlag: () => REASON,
  RaiseFlag: () => FLAG,
  NameReader: () => ({ reader: insider.user, ...REASON }),
  EndAccess: () => REASON,
  ReopenCase: () => ({ fromStage: 'eligibility-review', ...REASON }),
  CorrectArrival: () => ({ arrivedAt: '2026-01-02T03:04:05.000Z' }),
};

const writes = API.filter(
  ({ method, path, function: name }) =>
    method !== 'GET' && path.startsWith('/cases/{caseId}') && name !== 'BreakGlass',
);

/** What a break-glass reader finds open: a command that is not refused, or a trace of one in the chain. */
async function written({ call, items }: World, caseId: string, ids: Record<string, string>) {
  const before = (await items(caseId, 'audit#')).length;
  for (const { method, path, function: name } of writes) {
    const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => ids[key] ?? ids.caseId!);
    const body = BODIES[name]?.(ids.personId!) ?? {};
    const refused = BODIES[name] ? [403, 404] : [400, 403, 404, 409, 422];
    const found = answers(await call(method, filled, { ...insider, body }), ...refused);
    if (found !== undefined) return `${name} ${found}`;
  }
  const after = await items(caseId, 'audit#');
  return after.length === before ? undefined : `${after.length - before} entries more in the chain`;
}

export const GLASS: readonly Attack[] = [
  {
    ...{ by: 'break-glass insider', what: 'sends every command there is about a case (fault 6)' },
    async run(world) {
      const { call, newCase } = world;
      const { caseId } = await newCase();
      const flag = await call('POST', `/cases/${caseId}/flags`, { user: 'supervisor.amman', body: FLAG });
      const glass = await call('POST', `/cases/${caseId}/break-glass`, {
        ...{ ...insider, body: { reasonCode: 'emergency', note: 'invented' } },
      });
      const file = await call('GET', `/cases/${caseId}`, insider);
      const { flagId } = flag.body as { flagId: string };
      const { persons } = file.body as { persons: { id: string }[] };
      return firstOf(
        answers(glass, 201),
        writes.length < 10 ? `only ${writes.length} commands were tried` : undefined,
        await written(world, caseId, { caseId, flagId, personId: persons[0]!.id }),
      );
    },
  },
];
