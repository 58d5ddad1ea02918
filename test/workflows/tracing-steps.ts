import type { Step } from './people.ts';

/** Tells of the sought person's death while something else is asked. */
export const deathIsReported: Step = async ({ call, readCase }) => {
  const { tracing: requests } = await readCase();
  const report = { proof: 'list-of-organisation', source: 'red-cross', sourceReference: 'RC-2026-88' };
  const answer = await call('tracing.amman', `:/tracing-requests/${requests[0]!.id}/death`, report);
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  return null;
};

/** The Red Cross has somebody whom no search of the registry can find. */
export const foundOutside: Step = async ({ call, readCase, usual }) => {
  const { tracing: requests } = await readCase();
  const found = {
    ...{ source: 'red-cross', sourceReference: 'RC-2026-91', agrees: true },
    known: { name: 'Rasha Omran', sex: 'f', birthYear: 1991 },
  };
  const answer = await call('tracing.amman', `:/tracing-requests/${requests[0]!.id}/candidates`, found);
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  return usual();
};
