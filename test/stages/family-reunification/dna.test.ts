import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { beginStage } from '../../../domain/casework/begin-stage.ts';
import { stopWhatRestsOn } from '../../../domain/casework/consent-withdrawal.ts';
import type { Note } from '../../../domain/notes/note.ts';
import { personView } from '../../../domain/persons-page/page-view.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child, consent, consentsOf, USUAL_PURPOSES } from '../../fixtures/household.ts';
import { here, idsOf, relationsIn } from '../../fixtures/reunification.ts';

const members = [adult(), child()];
const forSon = consent('dna-test', { member: 1, guardian: 0 });
/** A mother and her son, each with a consent of their own to a test; the son's is signed by his mother. */
const file = (more = [consent('dna-test'), forSon]) =>
  caseFile({
    ...{ programme: 'family-reunification', members },
    consents: [...consentsOf(members, USUAL_PURPOSES), ...more],
  });
const officer = command(staff('protection-officer'));
const ASKED = { decision: 'dna-test', tried: ['documents', 'interviews'], laboratory: 'City laboratory' };
const ask = (of: CaseFile, over: object = {}) =>
  decided(
    of,
    'relationship-evidence',
    { ...ASKED, dnaConsenting: idsOf(of), dnaCounselled: idsOf(of), ...over },
    here(),
  );
const REPORT = { decision: 'reported', chainOfCustody: 'LAB-77', likelihood: '99.98 %', unexpected: false };
const report = (of: CaseFile, over: object = {}) =>
  decided(of, 'dna-test', { ...REPORT, toldInPerson: idsOf(of), ...over }, officer);
const establish = (of: CaseFile, evidence: string[]) =>
  decided(
    of,
    'relationship-evidence',
    { decision: 'established', evidence, relations: relationsIn(of) },
    here(),
  );
const NOTE = 'The son is not of the husband. The mother asked that nobody else hears of it.';
const goesOn = (of: CaseFile) => beginStage(of, 'family-reunification', command()).goesOn;

describe('a DNA test', () => {
  it('never decides alone, and counts only as protection reported it', () => {
    const tested = report(ask(file()).file).file;
    expect(refusal(() => establish(tested, ['dna'])).issues[0]).toMatchObject({ code: 'dna-not-alone' });
    expect(refusal(() => establish(tested, ['dna', 'dna'])).issues[0]?.path).toBe('evidence');
    expect(refusal(() => establish(file(), ['interviews', 'dna'])).issues[0]).toMatchObject({
      code: 'dna-reported',
    });
    const { change } = establish(tested, ['interviews', 'dna']);
    expect(change.facts.map(({ act }) => act)).toContain('relationship.established');
    expect(refusal(() => ask(file(), { tried: [] })).issues[0]?.path).toBe('tried');
  });

  it('has each person’s own consent, a guardian’s for each child, and none for all children at once', () => {
    const lacks = (more: Parameters<typeof file>[0]) => refusalName(() => ask(file(more)));
    expect(lacks([])).toBe('ConsentMissing');
    expect(lacks([consent('dna-test')])).toBe('ConsentMissing');
    expect(lacks([forSon])).toBe('ConsentMissing');
    const other = { recipient: 'Another laboratory' };
    expect(lacks([consent('dna-test', other), { ...forSon, ...other }])).toBe('ConsentMissing');
    expect(ask(file()).change.facts.find(({ act }) => act === 'dna.asked')?.details?.consents).toHaveLength(
      2,
    );
  });

  it('is made only of whom was counselled before on what it may show', () => {
    const of = file();
    const [mother] = idsOf(of);
    expect(refusal(() => ask(of, { dnaCounselled: [mother] })).issues[0]?.path).toBe('dnaCounselled');
    expect(refusal(() => ask(of, { dnaConsenting: ['person-x'] })).issues[0]?.path).toBe('dnaConsenting');
  });

  it('is told to each in person, with counselling after it, and its samples can be followed', () => {
    const asked = ask(file()).file;
    const [mother] = idsOf(asked);
    expect(refusal(() => report(asked, { toldInPerson: [mother] })).issues[0]).toMatchObject({
      ...{ path: 'toldInPerson', code: 'dna-told-in-person' },
    });
    expect(refusal(() => report(asked, { chainOfCustody: undefined })).issues[0]?.path).toBe(
      'chainOfCustody',
    );
    const { change, file: after } = report(asked);
    expect(JSON.stringify(change.facts)).not.toMatch(/LAB-77|99\.98/);
    expect(change.writes.filter(({ type }) => type === 'notice' || type === 'note')).toEqual([]);
    expect(JSON.stringify(idsOf(after).map((id) => personView(after, id, AT)))).not.toMatch(/dna|laborator/i);
  });

  it('that shows what nobody expected goes to protection alone, and by no letter', () => {
    const asked = ask(file()).file;
    expect(refusal(() => report(asked, { unexpected: true })).issues[0]).toMatchObject({
      ...{ path: 'protectionNote', code: 'dna-protected' },
    });
    const { change, file: after } = report(asked, { unexpected: true, protectionNote: NOTE });
    const note = change.writes.find((one): one is Note => one.type === 'note');
    expect(note).toMatchObject({ class: 'protection', text: NOTE });
    const notices = change.writes.filter(({ type }) => type === 'notice');
    expect(notices).toMatchObject([{ to: { kind: 'role', role: 'protection-officer', office: 'amman' } }]);
    const decision = after.workItems.find(({ kind }) => kind === 'dna-test')!.decision!;
    expect(Object.keys(decision.form).sort()).toEqual(['chainOfCustody', 'likelihood', 'toldInPerson']);
    const usual = report(asked);
    expect(change.facts.map(({ act, details }) => [act, details])).toEqual(
      usual.change.facts.map(({ act, details }) => [act, details]),
    );
    expect(change.answer).toEqual({ ...usual.change.answer, workItemId: change.answer.workItemId });
  });

  it('that somebody refused is no reason to refuse the family', () => {
    const asked = ask(file()).file;
    const none = decided(asked, 'dna-test', { decision: 'not-tested', reasonCode: 'test-refused' }, officer);
    const form = { decision: 'not-established', reasonCode: 'test-refused' };
    expect(refusal(() => decided(none.file, 'relationship-evidence', form, here())).issues[0]).toMatchObject({
      ...{ path: 'reasonCode', code: 'not-refused-test-alone' },
    });
    expect(goesOn(none.file)).toBe('evidence');
    expect(establish(none.file, ['interviews']).change.facts.map(({ act }) => act)).toContain(
      'relationship.established',
    );
  });

  it('stops when a consent to it ends: its work is cancelled, and other evidence is weighed', () => {
    const asked = opened(ask(file()).file, 'dna-test').file;
    expect(goesOn(asked)).toBe('dna');
    expect(stopWhatRestsOn(asked, 'dna-test', command()).facts).toEqual([]);
    const withdrawn = {
      ...asked,
      consents: asked.consents.map((one) => (one.purpose === 'dna-test' ? { ...one, withdrawnAt: AT } : one)),
    };
    const stopped = stopWhatRestsOn(withdrawn, 'dna-test', command());
    expect(stopped.facts).toEqual([{ act: 'dna.stopped' }]);
    const after = committed(withdrawn, stopped);
    expect(after.workItems.filter(({ kind }) => kind === 'dna-test')).toMatchObject([
      { status: 'cancelled' },
    ]);
    expect(goesOn(after)).toBe('evidence');
  });
});
