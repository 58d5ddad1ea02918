import type { Matcher } from '../../domain/tracing/matcher.ts';
import type { TracingQuery } from '../../domain/tracing/schema.ts';

const INVENTED = ['Yusuf Rahimi', 'يوسف الرحيمي', 'Юсуф Рахимов', 'ዮሴፍ ረሂም', 'Josef Rahimović'];

/** Matches a few invented requests: the models are decoded and the code is warm when the first real one comes. */
export async function rehearse(match: Matcher): Promise<void> {
  for (const [i, full] of INVENTED.entries()) {
    const query: TracingQuery = {
      id: `rehearsal-${i}`,
      seeker: { name: 'Maryam Rahimi', relation: 'mother' },
      sought: {
        names: [{ full, kind: 'registered' }],
        sex: 'm',
        birth: { date: '1370-02-11', calendar: 'persian' },
        birthPlace: 'Herat',
        nationality: 'AFG',
        relatives: [{ relation: 'father', name: 'Daud Rahimi' }],
      },
    };
    await match(query);
  }
}
