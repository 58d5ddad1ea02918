import { identityToRecipient } from 'age-encryption';
import type { Host } from '../../../local/host.ts';
import { downloadExport } from '../../../scripts/export/download.ts';

/** Asks a host for an export, has it approved by a second person, and downloads it. */
export async function exportFrom(host: Host, key: string, scope: object): Promise<Uint8Array> {
  const recipient = await identityToRecipient(key);
  const body = { ...scope, recipient, reasonCode: 'office-handover' };
  const asked = await host.request('POST', '/exports', { user: 'administrator', body });
  const { exportId } = asked.body as { exportId: string };
  await host.request('POST', `/exports/${exportId}/decision`, {
    ...{ user: 'administrator2', body: { decision: 'approve' } },
  });
  return downloadExport(async (path) => {
    const answer = await host.request('GET', path, { user: 'administrator' });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }, exportId);
}
