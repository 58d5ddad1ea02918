import type { Attack } from './world.ts';
import { answers, firstOf } from './world.ts';

const elsewhere = { user: 'caseworker.nairobi' };
const amman = { user: 'caseworker.amman' };
const supervisor = { user: 'supervisor.amman' };
const PROTECTED = { kind: 'protection', instruction: 'nobody is to know', blocks: [] };

export const PEOPLE: readonly Attack[] = [
  {
    ...{ by: 'other office', what: 'reads, lists, searches and commands a case that is not theirs' },
    async run({ call, newCase }) {
      const { caseId, number } = await newCase();
      const found = await call('POST', '/cases/search', { ...elsewhere, body: { text: number } });
      const listed = await call('GET', '/cases?office=amman', elsewhere);
      return firstOf(
        answers(await call('GET', `/cases/${caseId}`, elsewhere), 404),
        answers(await call('POST', `/cases/${caseId}/start`, elsewhere), 404),
        answers(listed, 403),
        found.text.includes(caseId) ? 'the search told the case' : undefined,
      );
    },
  },
  {
    ...{ by: 'break-glass insider', what: 'writes after breaking the glass, and names themselves (fault 6)' },
    async run({ call, newCase }) {
      const { caseId } = await newCase();
      const flag = await call('POST', `/cases/${caseId}/flags`, { ...supervisor, body: PROTECTED });
      const glass = await call('POST', `/cases/${caseId}/break-glass`, {
        ...{ user: 'supervisor.nairobi', body: { reasonCode: 'emergency', note: 'invented' } },
      });
      const { flagId } = flag.body as { flagId: string };
      const as = { user: 'supervisor.nairobi' };
      const named = { reader: 'supervisor.nairobi', reasonCode: 'needed' };
      return firstOf(
        answers(glass, 200, 201, 202),
        answers(await call('GET', `/cases/${caseId}`, as), 200),
        answers(await call('POST', `/cases/${caseId}/access`, { ...as, body: named }), 403, 404),
        answers(
          await call('POST', `/cases/${caseId}/flags/${flagId}/lift`, {
            ...as,
            body: { reasonCode: 'done' },
          }),
          ...[403, 404],
        ),
        answers(
          await call('POST', `/cases/${caseId}/cancel`, { ...as, body: { reasonCode: 'done' } }),
          ...[403, 404],
        ),
      );
    },
  },
  {
    ...{ by: 'auditor', what: 'looks for names in what auditors read' },
    async run({ call, newCase }) {
      const name = 'Yordanos Neverseen';
      const { caseId, number } = await newCase(name);
      const as = { user: 'auditor' };
      const paths = [
        `/cases/${caseId}`,
        `/cases/${caseId}/audit`,
        `/cases/${caseId}/timeline`,
        '/cases?office=amman',
      ];
      for (const path of paths) {
        const answer = await call('GET', path, as);
        if (answer.status !== 200) return `${path} answered ${answer.status}`;
        if (answer.text.includes(name) || answer.text.includes(number))
          return `${path} told a name or number`;
      }
      return undefined;
    },
  },
  {
    ...{ by: 'insider', what: 'sends another body under a key that was used (fault 19)' },
    async run({ call, newCase }) {
      const { caseId } = await newCase();
      const raise = (instruction: string) =>
        call('POST', `/cases/${caseId}/flags`, {
          ...{ ...amman, headers: { 'idempotency-key': `attack-${caseId}` } },
          body: { kind: 'security', instruction, blocks: [] },
        });
      return firstOf(answers(await raise('one'), 202), answers(await raise('two'), 422));
    },
  },
  {
    ...{ by: 'insider', what: 'types a name where the audit asks for an id (fault 18)' },
    async run({ call, newCase }) {
      const { caseId } = await newCase();
      const body = { reader: 'Zahra Invented', reasonCode: 'colleague' };
      return answers(await call('POST', `/cases/${caseId}/access`, { ...supervisor, body }), 400);
    },
  },
  {
    ...{ by: 'insider', what: 'puts programs, half characters and prototypes into forms (injection)' },
    async run({ call, newCase }) {
      const { caseId } = await newCase();
      const path = `/cases/${caseId}/flags`;
      const raw = (body: string) =>
        call('POST', path, { ...amman, body, headers: { 'content-type': 'application/json' } });
      const polluted = await raw(
        '{"__proto__":{"roles":["auditor"]},"kind":"security","instruction":"x","blocks":[]}',
      );
      const csv = await call('GET', `/audit/export?caseId=${caseId}%27%20OR%201=1&format=csv`, {
        user: 'auditor',
      });
      return firstOf(
        answers(await raw('{"kind":"security","instruction":"\\ud800","blocks":[]}'), 400),
        answers(csv, 400),
        'roles' in {} ? 'a prototype was changed' : answers(polluted, 202, 400),
      );
    },
  },
  {
    ...{ by: 'insiders at once', what: 'send the same command twenty times (races)' },
    async run({ call, newCase }) {
      const { caseId } = await newCase();
      const body = { kind: 'security', instruction: 'once', blocks: [] };
      const headers = { 'idempotency-key': `race-${caseId}` };
      const sent = Array.from({ length: 20 }, () =>
        call('POST', `/cases/${caseId}/flags`, { ...amman, body, headers }),
      );
      const ids = new Set((await Promise.all(sent)).map(({ text }) => text));
      const { body: file } = await call('GET', `/cases/${caseId}`, supervisor);
      const { flags } = file as { flags: unknown[] };
      return flags.length === 1 && ids.size === 1 ? undefined : `${flags.length} flags, ${ids.size} answers`;
    },
  },
];
