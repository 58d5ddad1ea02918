import type { Complaint } from '../../domain/complaints/complaint.ts';
import { eraseComplaint, whyErased } from '../../domain/complaints/erase-complaint.ts';
import { isLate, tellLate } from '../../domain/complaints/late.ts';
import { escalateUnread, isLeftUnread } from '../../domain/complaints/left-unread.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { readingOffices } from './complaint-readers.ts';
import { logFailure } from './log.ts';
import { theKeys } from './the-keys.ts';
import { theStore } from './the-store.ts';

const PAGE = 50;

async function* allComplaints(): AsyncGenerator<Complaint> {
  let cursor: string | undefined;
  do {
    const page = await theStore().listComplaints(PAGE, cursor);
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** Does something about each complaint; one that fails is left for the next time, and the others are looked at. */
async function withEach(name: string, act: (complaint: Complaint) => Promise<void>): Promise<void> {
  for await (const complaint of allComplaints())
    await act(complaint).catch((error: unknown) => logFailure(name, error as Error, { owner: complaint.id }));
}

/** Tells again of complaints that nobody has opened, and of those that nobody has settled, within the policy's time: each once. */
export const escalateComplaints = (at: string): Promise<void> =>
  withEach('Reconcile', async (complaint) => {
    const [why, tell] = isLeftUnread(complaint, at)
      ? (['unread', escalateUnread] as const)
      : (['late', tellLate] as const);
    if (why === 'late' && !isLate(complaint, at)) return;
    const command = { id: identifier(why, complaint.id), actor: PLATFORM, at };
    const readers = await readingOffices(theStore(), complaint);
    await theStore().commitComplaint(tell(complaint, readers, command), command);
  });

/** Erases complaints whose time is over or whose person was erased: their words go, and then their keys. */
export const eraseComplaints = (at: string): Promise<void> =>
  withEach('CheckArchive', async (complaint) => {
    const { id, household, complainant, programme, erasedAt } = complaint;
    if (erasedAt === undefined) {
      const { complaints } = await theStore().currentPolicy(programme);
      const gone = await theKeys().destroyed([household, `${household}/${complainant}`]);
      const why = whyErased(complaint, complaints, gone.size > 0, at);
      if (why === undefined) return;
      const command = { id: identifier('erased', id), actor: PLATFORM, at };
      await theStore().commitComplaint(eraseComplaint(complaint, why, command), command);
    }
    await theKeys().destroy(id, at);
  });
