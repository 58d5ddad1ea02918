import type { Fact } from '../audit/audit-entry.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import type { Estimated } from './estimate.ts';
import { SHIPPED } from './estimate.ts';
import type { TracingWeights, WeightsVersion } from './tracing-weights.ts';
import { SHIPPED_ID, stateOf } from './tracing-weights.ts';

/** The most versions that are kept; everything before stands in the audit chain. */
const MOST_VERSIONS = 100;

/** A new state of an installation's weights. */
export interface WeightsChange {
  readonly record: TracingWeights;
  readonly facts: Fact[];
}

/** What may be adopted: an estimate as it was shown, an earlier version, or what was shipped. */
export type Wanted =
  | { readonly from: 'decisions'; readonly estimated: Estimated; readonly shown: string }
  | { readonly from: 'earlier'; readonly of: number }
  | { readonly from: 'shipped' };

type Content = Pick<WeightsVersion, 'from' | 'of' | 'calibrated' | 'basis'>;

const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

function estimated({ verdict, estimate }: Estimated, shown: string): Content {
  if (!estimate || verdict !== 'gain')
    throw new CaseError(
      'WrongState',
      'Expected weights that foretell decisions better than those in force, received none.',
    );
  if (estimate.id !== shown)
    throw new CaseError(
      'VersionConflict',
      'Expected the estimate that was shown; decisions made since give another.',
    );
  const { calibrated, before, after } = estimate;
  const counts = { confirmed: sum(before.confirmed), rejected: sum(before.rejected) };
  return { from: 'decisions', calibrated, basis: { ...counts, before, after } };
}

function earlier({ versions }: TracingWeights, of: number): Content {
  const version = versions.find(({ number }) => number === of);
  if (!version) throw new CaseError('NotFound', `Expected a version of the weights, received ${of}.`);
  if (version === versions.at(-1))
    throw new CaseError('WrongState', 'Expected another version than the newest.');
  if (version.shipped !== SHIPPED_ID)
    throw new CaseError(
      'WrongState',
      'Expected a version that was held near the weights shipped now, received an older one.',
    );
  return { from: 'earlier', of, calibrated: version.calibrated };
}

function contentOf(record: TracingWeights, wanted: Wanted): Content {
  if (wanted.from === 'decisions') return estimated(wanted.estimated, wanted.shown);
  if (wanted.from === 'earlier') return earlier(record, wanted.of);
  if (stateOf(record) === 'shipped')
    throw new CaseError('WrongState', 'Expected weights adopted here, received those shipped.');
  return { from: 'shipped', calibrated: SHIPPED };
}

/** Adds a version, which counts from now on; nothing earlier is changed, so any of it can be adopted again. */
export function adoptWeights(
  record: TracingWeights,
  wanted: Wanted,
  { actor, at }: Command,
): WeightsChange & { readonly number: number } {
  const number = (record.versions.at(-1)?.number ?? 0) + 1;
  const content = contentOf(record, wanted);
  const version = { number, at, by: actor.id, ...content, shipped: SHIPPED_ID };
  const { confirmed, rejected } = content.basis ?? {};
  const details = {
    ...{ version: number, from: content.from },
    ...(content.of === undefined ? {} : { before: content.of }),
    ...(confirmed === undefined || rejected === undefined ? {} : { confirmed, rejected }),
  };
  return {
    number,
    record: {
      ...record,
      version: record.version + 1,
      versions: [...record.versions, version].slice(-MOST_VERSIONS),
    },
    facts: [{ act: 'tracing-weights.adopted', subject: record.id, details }],
  };
}
