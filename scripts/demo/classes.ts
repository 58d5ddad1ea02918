import type { Host } from '../../local/host.ts';

const DAY = 86_400_000;
/** How many households get places. */
const SEATED = 3;

interface Row {
  readonly workItemId: string;
  readonly caseId: string;
  readonly kind: string;
  readonly subject?: string;
}

/** A class of tomorrow at an office, with places for some of the households whose session waits there. */
export async function planAClass(host: Host, office: string, timeZone: string): Promise<void> {
  const user = `orientation.${office}`;
  const asked = async (method: string, path: string, body?: object) => {
    const headers = { 'idempotency-key': `classes-${method}-${path}` };
    return host.request(method, path, { user, body, headers });
  };
  const { classId } = (
    await asked('POST', '/classes', {
      ...{ group: 'adults', language: 'so', place: 'Room 2', minutes: 180, timeZone, capacity: 12 },
      ...{ day: new Date(host.clock.now() + DAY).toISOString().slice(0, 10), time: '09:00' },
    })
  ).body as { classId: string };
  const { workItems } = (await asked('GET', '/work-items?limit=50')).body as { workItems: Row[] };
  const sessions = workItems.filter(
    ({ kind, subject }) => kind === 'orientation-session' && subject === 'adults',
  );
  for (const { workItemId, caseId } of sessions.slice(0, SEATED)) {
    const { group } = (await asked('GET', `/work-items/${workItemId}`)).body as { group: string[] };
    await asked('PUT', `/cases/${caseId}/classes/${classId}`, { personIds: group });
  }
}
