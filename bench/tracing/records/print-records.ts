import { show } from '../statistics.ts';
import type { Haystack } from './haystack.ts';
import type { Decision, RecordQuality } from './record-quality.ts';

function decision(label: string, { threshold, precision, recall, f1 }: Decision): void {
  const at = typeof threshold === 'number' ? `≥ ${threshold.toFixed(3)}` : threshold;
  console.log(
    `    ${`${label}, ${at}`.padEnd(32)} precision ${show(precision)}  recall ${show(recall)}  F1 ${show(f1)}`,
  );
}

/** Prints the figures of the record sets beside the baseline's. */
export function printRecords(sets: readonly RecordQuality[], empty: Haystack): void {
  console.log('\nRecords with known truth: every chosen record is a request to all the others');
  for (const set of sets) {
    console.log(
      `  ${set.set}: ${set.records} records, ${set.asked} asked; no field for ${set.unread.join(', ')}`,
    );
    console.log(
      `    blocking recall ${show(set.blockingRecall)}; examined p50 ${set.examined.p50}, p95 ${set.examined.p95}`,
    );
    decision('as shipped', set.shipped);
    decision('at one half', set.half);
    decision(`with ${set.linkage.partners.toFixed(1)} partners`, set.linkage);
    decision('at the best threshold', set.best);
    decision(`baseline at its best (${set.baselineAsked} asked)`, set.baseline);
  }
  console.log(
    `  invented persons, ${empty.persons} without a match: share of requests with a false "likely"`,
  );
  console.log(`    one of them among the others ${show(empty.ownFalseLikely)} (${empty.ownRequests})`);
  console.log(`    baseline                     ${show(empty.baselineFalseLikely)}`);
  console.log(`    members of generated families ${show(empty.familyFalseLikely)} (${empty.familyRequests})`);
}
