import { UndoIntakeImport } from '../../contracts/api/intake-imports.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { noChange } from '../../domain/case/change.ts';
import type { IntakeImport, KeptBecause } from '../../domain/intake/undo-import.ts';
import { canBeUndone, isUndone, keptBecause, undoRegistration } from '../../domain/intake/undo-import.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import type { Store } from '../services/the-store.ts';

/** Milliseconds of a call reserved for the case under way and the answer. */
const KEPT_MS = 5000;
const MOST = 200;
/** A case that nobody has worked on has few entries. */
const MAX_ENTRIES = 100;

export const handler = apiHandler(
  UndoIntakeImport,
  async ({ params, body, actor, command, store, timeLeft }) => {
    const found = await store.loadImport(params.importId);
    refuseForeign(found, actor);
    if (!canBeUndone(found, command.at))
      throw new CaseError('WrongState', 'Expected an import of the last 24 hours, received an older one.');
    const undone: string[] = [];
    const kept: { caseId: string; because: KeptBecause }[] = [];
    const cases = await store.casesOfImport(params.importId, body.after ?? '', MOST);
    let last: string | undefined;
    for (const caseId of cases) {
      if (last !== undefined && timeLeft() < KEPT_MS) break;
      const because = await undo(store, caseId, { ...command, id: `${command.id}/${caseId}` });
      if (because === undefined) undone.push(caseId);
      else kept.push({ caseId, because });
      last = caseId;
    }
    const isLast = last === cases.at(-1) && cases.length < MOST;
    return { undone, kept, next: isLast ? null : (last ?? null) };
  },
);

/** Whoever sent the file, a supervisor of the same office, or an administrator. */
function refuseForeign({ by, office, importId }: IntakeImport, { id, roles, office: own }: Actor): void {
  const supervises = roles.includes('supervisor') && office !== null && own === office;
  if (by === id || supervises || roles.includes('administrator')) return;
  throw new CaseError('NotFound', `Expected an import, received id ${importId}.`);
}

async function undo(store: Store, caseId: string, command: Command): Promise<KeptBecause | undefined> {
  const decide = async (file: CaseFile) => {
    if (isUndone(file.case)) return noChange({ because: undefined });
    const entries = await store.readAudit(caseId, 0, MAX_ENTRIES);
    const because = keptBecause(file, entries, entries.length < MAX_ENTRIES);
    return because === undefined
      ? { ...undoRegistration(file, command), answer: { because: undefined } }
      : noChange({ because });
  };
  return (await store.change<{ because: KeptBecause | undefined }>(caseId, command, decide)).because;
}
