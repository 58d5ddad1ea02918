import { describe, expect, it } from 'vitest';
import { beginStage } from '../../../domain/casework/begin-stage.ts';
import { missingDocuments } from '../../../domain/documents/required.ts';
import { personView } from '../../../domain/persons-page/page-view.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child, consentsOf } from '../../fixtures/household.ts';
import {
  agreed,
  complete,
  establishedFor,
  family,
  here,
  idsOf,
  relationsIn,
  submitted,
  withDocument,
} from '../../fixtures/reunification.ts';

const APPLICATION = 'reunification-application';
const SUBMITTED = { decision: 'submitted', submittedOn: '2026-03-09' };
const submit = (file = agreed(), over: object = {}) =>
  decided(file, APPLICATION, { ...SUBMITTED, ...over }, here());
const lacking = (file = agreed()) => {
  const item = opened(file, APPLICATION);
  return missingDocuments(item.file, item.file.workItems.find(({ id }) => id === item.id)!, AT);
};
const goesOn = (file = family()) => beginStage(file, 'family-reunification', command()).goesOn;

describe('the application of a family', () => {
  it('asks for documents by what each member is to the relative, and names whose are missing', () => {
    const file = agreed();
    const [wife, son] = idsOf(file);
    expect(lacking(file).map(({ kinds, personIds }) => [kinds.join(), personIds])).toEqual([
      ['marriage-certificate', [wife]],
      ['birth-certificate', [son]],
      ['family-register', []],
      ['residence-title', []],
      ['passport,identity-card', []],
    ]);
    expect(lacking(complete(file))).toEqual([]);
  });

  it('takes no document of another, none that ran out, and no member’s passport for the relative’s', () => {
    const file = agreed();
    const [wife, son] = idsOf(file);
    const kindsLacking = (one: typeof file) => lacking(one).map(({ kinds }) => kinds[0]);
    expect(kindsLacking(withDocument(file, 'birth-certificate', wife))).toContain('birth-certificate');
    expect(kindsLacking(withDocument(file, 'birth-certificate', son, { status: 'removed' }))).toContain(
      'birth-certificate',
    );
    expect(
      kindsLacking(withDocument(file, 'residence-title', undefined, { expiresOn: '2026-03-09' })),
    ).toContain('residence-title');
    expect(kindsLacking(withDocument(file, 'passport', wife))).toContain('passport');
    expect(kindsLacking(withDocument(file, 'passport'))).not.toContain('passport');
  });

  it('is submitted only when it is complete, or it is said what stands in for each that is missing', () => {
    const refused = refusal(() => submit());
    expect(refused.issues[0]).toMatchObject({ path: 'alternatives', code: 'document-or-stand-in' });
    expect(JSON.stringify(refused.issues)).toContain('marriage-certificate');

    const file = complete();
    const without = { ...file, documents: file.documents.filter(({ kind }) => kind !== 'birth-certificate') };
    const son = idsOf(file)[1]!;
    const instead = 'Born in a camp: the clinic’s card of vaccinations, and both parents’ statements.';
    expect(refusalName(() => submit(without))).toBe('InvalidInput');
    const ofNobody = { alternatives: [{ kind: 'birth-certificate', instead }] };
    expect(refusalName(() => submit(without, ofNobody))).toBe('InvalidInput');
    const { change } = submit(without, {
      alternatives: [{ kind: 'birth-certificate', personId: son, instead }],
    });
    const fact = change.facts.find(({ act }) => act === 'application.submitted');
    expect(fact?.details).toMatchObject({ on: '2026-03-09', kinds: ['birth-certificate'], privileged: true });
    expect(JSON.stringify(change.facts)).not.toContain('camp');
    expect(
      submit(file).change.facts.find(({ act }) => act === 'application.submitted')?.details,
    ).not.toHaveProperty('kinds');
  });

  it('asks the family as it opens: each on their own page, and nobody for another’s', () => {
    const { file, change } = opened(agreed(), APPLICATION);
    expect(change.facts.find(({ act }) => act === 'application.documents-asked')?.details?.kinds).toContain(
      'birth-certificate',
    );
    const needed = (idsOf(file).map((id) => personView(file, id, AT)!.needed) as unknown[]).map((one) =>
      JSON.stringify(one),
    );
    expect(needed[0]).toContain('marriage-certificate');
    expect(needed[0]).not.toContain('birth-certificate');
    expect(needed[1]).toContain('birth-certificate');
    expect(needed[1]).not.toContain('marriage-certificate');
    expect(opened(complete(), APPLICATION).change.facts.map(({ act }) => act)).not.toContain(
      'application.documents-asked',
    );
  });

  it('waits for what each is to the relative, and for both sides to agree', () => {
    const unnamed = { decision: 'established', evidence: ['documents'] };
    const file = family();
    expect(refusal(() => decided(file, 'relationship-evidence', unnamed, here())).issues[0]?.path).toBe(
      'relations',
    );
    const half = { ...unnamed, relations: relationsIn(file).slice(1) };
    expect(refusal(() => decided(file, 'relationship-evidence', half, here())).issues[0]?.path).toBe(
      'relations',
    );
    expect(refusalName(() => submit(establishedFor(family())))).toBe('WrongState');
    expect(agreed().case.stages['family-reunification']).toBeUndefined();
  });

  it('is told to the state with everybody’s own consent alone, and not of a day to come', () => {
    const members = [adult(), child()];
    const consents = consentsOf(members, ['assessment', 'disclosure-to-sponsor', 'tracing']);
    const file = caseFile({ programme: 'family-reunification', members, consents });
    expect(refusalName(() => submit(complete(agreed(file))))).toBe('ConsentMissing');
    expect(refusal(() => submit(complete(), { submittedOn: '2026-03-11' })).issues[0]?.path).toBe(
      'submittedOn',
    );
  });

  it('goes on where it stood when the stage begins again, and from the start for who joins', () => {
    expect([family(), establishedFor(family()), agreed(), submitted()].map(goesOn)).toEqual([
      'evidence',
      'agreements',
      'application',
      'biometrics',
    ]);
    const done = submitted();
    const state = { status: 'reopened', outcome: 'member-joined', at: '2026-03-10T10:00:00.000Z' } as const;
    const stages = { ...done.case.stages, 'family-reunification': state };
    expect(goesOn({ ...done, case: { ...done.case, stages } })).toBe('evidence');
  });

  it('starts the state’s time to decide, unless the family had applied before', () => {
    const due = (file: ReturnType<typeof agreed>) =>
      opened(submitted(complete(file)), 'state-decision').file.workItems.at(-1)?.context?.decisionDueOn;
    expect(due(agreed())).toBe('2026-12-09');
    expect(due(agreed(family(), '2026-02-01'))).toBe('2026-11-01');
  });

  it('is not asked for by a policy of before: both sides’ agreement ends the stage', () => {
    const file = family();
    const { application: _none, ...reunification } = file.policy.reunification;
    const before = { ...file, policy: { ...file.policy, reunification } };
    expect(agreed(before).case.stages['family-reunification']).toMatchObject({ status: 'completed' });
    expect(beginStage(before, 'family-reunification', command(staff('caseworker'))).applies).toBe(false);
  });
});
