import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { newRequest } from '../../../domain/tracing-request/open-tracing-request.ts';
import type { TracingRequest, TracingStatus } from '../../../domain/tracing-request/tracing-request.ts';
import { reportDeath } from '../../../stages/family-tracing/report-death.ts';
import { searchRegistry } from '../../../stages/family-tracing/search.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusalName } from '../../fixtures/case-file.ts';

const [anna, bilal] = ['anna', 'bilal'].map((id) => command(staff('tracing-officer', 'amman', id)));
const sought = { name: 'Amal Haddad', relationship: 'mother', sex: 'f', birthYear: 1960 } as const;
const said = { proof: 'death-certificate', source: 'red-cross', sourceReference: 'ICRC-4711' } as const;

function asked(status: TracingStatus = 'active'): { file: CaseFile; request: TracingRequest } {
  const file = caseFile();
  const wanted = { seekerId: file.persons[0]!.id, sought };
  const request = { ...newRequest(file.case, wanted, command()), status };
  return { file: { ...file, tracing: [request] }, request };
}
const reported = (status: TracingStatus = 'active') => {
  const { file, request } = asked(status);
  return { request, file: committed(file, reportDeath(file, request.id, said, anna!)) };
};
const confirmed = () => {
  const { file, request } = reported();
  return {
    request,
    file: decided(file, 'death-confirmation', { decision: 'confirmed' }, bilal!, request.id).file,
  };
};
const stateOf = ({ tracing: [request] }: CaseFile) => ({
  status: request!.status,
  outcome: request!.outcome,
});
const nextOf = (file: CaseFile) => searchRegistry(file, file.tracing[0]!.id, [], command()).answer.next;
const told = {
  decision: 'told',
  toldOn: '2026-03-10',
  manner: 'in-person',
  toldBy: 'trained-colleague',
  support: ['psychosocial'],
};
const tell = (file: CaseFile, form: Record<string, unknown>) =>
  decided(file, 'tracing-answer', form, anna!, file.tracing[0]!.id);

describe('a sought person who is said to have died', () => {
  it('is confirmed dead by another person than the one who said so', () => {
    const { file, request } = reported();
    expect(nextOf(file)).toBe('death');
    const confirm = (by = anna!) =>
      decided(file, 'death-confirmation', { decision: 'confirmed' }, by, request.id).file;
    expect(refusalName(() => confirm())).toBe('FourEyes');
    expect(confirm(bilal).tracing[0]).toMatchObject({
      ...{ status: 'to-be-told', outcome: 'found-dead' },
      death: { ...said, reportedBy: 'anna', confirmedBy: 'bilal' },
    });
  });

  it('stops what is being done, and nothing of the report is in the audit but the kind of proof', () => {
    const { file, request } = asked();
    const working = opened(file, 'tracing-review', request.id).file;
    const change = reportDeath(working, request.id, said, anna!);
    expect(change.facts).toEqual([
      {
        act: 'tracing-request.death-reported',
        subject: request.id,
        details: { proof: 'death-certificate', source: 'red-cross' },
      },
    ]);
    const [item] = committed(working, change).workItems;
    expect(item).toMatchObject({ kind: 'tracing-review', status: 'cancelled' });
  });

  it.each<[TracingStatus, TracingStatus, string]>([
    ['active', 'active', 'wait'],
    ['consent-asked', 'located', 'consent'],
    ['consent-granted', 'consent-granted', 'contact'],
  ])('is looked for on if it is not confirmed: %s', (before, after, next) => {
    const { file, request } = reported(before);
    const form = { decision: 'not-confirmed', reasonCode: 'other-person' };
    const back = decided(file, 'death-confirmation', form, bilal!, request.id).file;
    expect(stateOf(back)).toEqual({ status: after, outcome: undefined });
    expect(back.tracing[0]!.death).toBeUndefined();
    expect(nextOf(back)).toBe(next);
  });

  it('is reported once, and not of a search that is over', () => {
    const { file, request } = reported();
    expect(refusalName(() => reportDeath(file, request.id, said, bilal!))).toBe('WrongState');
    const over = asked('closed');
    expect(refusalName(() => reportDeath(over.file, over.request.id, said, anna!))).toBe('WrongState');
    const late = { ...said, diedOn: '2126-01-01' };
    const { file: now } = asked();
    expect(refusalName(() => reportDeath(now, now.tracing[0]!.id, late, anna!))).toBe('InvalidInput');
  });

  it.each(['tracing-consent', 'tracing-contact'])('may be learned of while %s is worked on', (kind) => {
    const { file, request } = asked(kind === 'tracing-consent' ? 'consent-asked' : 'consent-granted');
    const after = decided(file, kind, { decision: 'died', ...said }, anna!, request.id).file;
    expect(after.tracing[0]).toMatchObject({ status: 'death-reported', death: said });
    expect(after.workItems[0]).toMatchObject({ kind, status: 'decided' });
  });
});

describe('the seeker', () => {
  it('is told of a death face to face, by somebody trained for it', () => {
    const { file } = confirmed();
    expect(nextOf(file)).toBe('answer');
    expect(refusalName(() => tell(file, { ...told, manner: 'by-phone' }))).toBe('InvalidInput');
    expect(refusalName(() => tell(file, { ...told, toldBy: 'another-colleague' }))).toBe('InvalidInput');
    expect(refusalName(() => tell(file, { ...told, support: [] }))).toBe('InvalidInput');
    expect(refusalName(() => tell(file, { ...told, toldOn: '2126-01-01' }))).toBe('InvalidInput');
    expect(stateOf(tell(file, told).file)).toEqual({ status: 'closed', outcome: 'found-dead' });
  });

  it('is asked to come within the policy’s time, and tried again when not reached', () => {
    const { file } = confirmed();
    const appointment = (appointmentOn: string) => tell(file, { decision: 'appointment', appointmentOn });
    expect(appointment('2026-03-14').change.answer).toMatchObject({ askAgainAt: '2026-03-14T00:00:00.000Z' });
    expect(refusalName(() => appointment('2026-04-20'))).toBe('InvalidInput');
    expect(refusalName(() => appointment('2026-03-01'))).toBe('InvalidInput');
    const again = tell(file, { decision: 'not-reached', reasonCode: 'no-contact' });
    expect(again.change.answer).toMatchObject({ askAgainAt: '2026-03-13T09:00:00.000Z' });
    expect(nextOf(again.file)).toBe('answer');
  });

  it('is not told who does not wish to know', () => {
    const { file } = confirmed();
    const form = { decision: 'does-not-wish-to-know', reasonCode: 'not-ready-to-hear' };
    expect(stateOf(tell(file, form).file)).toEqual({ status: 'closed', outcome: 'answer-not-wished' });
  });

  it.each(['tracing-consent', 'tracing-contact'])(
    'is told that the person is alive and wishes no contact, and nothing more: %s',
    (kind) => {
      const { file, request } = asked(kind === 'tracing-consent' ? 'consent-asked' : 'consent-granted');
      const alive = decided(file, kind, { decision: 'alive-no-contact' }, anna!, request.id).file;
      expect(stateOf(alive)).toEqual({ status: 'to-be-told', outcome: 'alive-no-contact' });
      const item = opened(alive, 'tracing-answer', request.id).file.workItems.find(
        (one) => one.kind === 'tracing-answer',
      );
      expect(item?.context).toEqual({ tell: 'alive-no-contact' });
      expect(stateOf(tell(alive, { ...told, manner: 'by-phone' }).file)).toEqual({
        status: 'closed',
        outcome: 'alive-no-contact',
      });
    },
  );

  it('is told nothing before there is an answer', () => {
    const { file } = reported();
    expect(refusalName(() => tell(file, told))).toBe('WrongState');
  });
});
