import type { PersonWeights } from '../../domain/tracing/persons/weights.ts';

/** A candidate of a request whose truth is known: raw bits by field, agreement and disagreement apart. */
export interface Graded {
  readonly same: boolean;
  readonly logSize: number;
  readonly name: number;
  readonly given: number;
  readonly otherGivenName: boolean;
  readonly agrees: Readonly<Record<'birth' | 'kin' | 'place' | 'nationality' | 'sex', number>>;
  readonly differs: { readonly own: number; readonly around: number; readonly kin: number };
}

export type Calibrated = Pick<PersonWeights, 'worth' | 'calibration'>;

/** Each further person is one more who could agree by chance; a fit over small registries only would say less. */
const SIZE = 1;
const ROUNDS = 60;
const STEPS_SMALLER = 0.002;
const FARTHEST = 60;

function logOdds(row: Graded, { worth, calibration }: Calibrated, ceiling: number): number {
  const { agrees, differs } = row;
  const own = agrees.birth * worth.birth + agrees.sex * worth.sex + differs.own;
  const kin = agrees.kin * worth.kin + differs.kin;
  const around = kin + agrees.place * worth.place + agrees.nationality * worth.nationality + differs.around;
  const bits = row.name * worth.name + own + (row.otherGivenName ? Math.min(ceiling, around) : around);
  const kinShare = kin > 0 && !row.otherGivenName ? kin * calibration.kin.share : Math.min(0, kin);
  const individual = row.given * worth.name + own + kinShare;
  const stranger = bits + calibration.offset - calibration.size * row.logSize;
  const relative = calibration.kin.slope * individual + calibration.kin.offset;
  return -Math.log2(2 ** -stranger + 2 ** -relative);
}

const TEMPLATE = [
  'name',
  'birth',
  'kin',
  'place',
  'nationality',
  'sex',
  'offset',
  'slope',
  'kinOffset',
  'share',
] as const;

function toNumbers({ worth, calibration }: Calibrated): number[] {
  const { kin } = calibration;
  return [
    ...TEMPLATE.slice(0, 6).map((field) => worth[field as keyof typeof worth]),
    ...[calibration.offset, kin.slope, kin.offset, kin.share],
  ];
}

function fromNumbers(numbers: readonly number[]): Calibrated {
  const at = (name: (typeof TEMPLATE)[number]): number =>
    Math.round(1000 * numbers[TEMPLATE.indexOf(name)]!) / 1000;
  return {
    worth: {
      name: at('name'),
      birth: at('birth'),
      kin: at('kin'),
      place: at('place'),
      nationality: at('nationality'),
      sex: at('sex'),
    },
    calibration: {
      offset: at('offset'),
      size: SIZE,
      kin: { slope: at('slope'), offset: at('kinOffset'), share: at('share') },
    },
  };
}

/** Maximum-likelihood worth of the fields and calibration, by a search along each number in turn; nothing is drawn. */
export function fitCalibration(rows: readonly Graded[], start: Calibrated, ceiling: number): Calibrated {
  const loss = (numbers: readonly number[]): number => {
    const calibrated = fromNumbers(numbers);
    let sum = 0;
    for (const row of rows) {
      const odds = Math.max(-FARTHEST, Math.min(FARTHEST, logOdds(row, calibrated, ceiling)));
      sum += Math.log2(1 + 2 ** (row.same ? -odds : odds));
    }
    return sum;
  };
  let numbers = toNumbers(start);
  let best = loss(numbers);
  let steps = numbers.map((value) => Math.max(0.1, Math.abs(value) / 5));
  for (let round = 0; round < ROUNDS && steps[0]! > STEPS_SMALLER; round++) {
    let better = false;
    for (let i = 0; i < numbers.length; i++) {
      for (const step of [steps[i]!, -steps[i]!]) {
        const tried = numbers.with(i, numbers[i]! + step);
        const negative = tried[i]! < 0 && !['offset', 'kinOffset'].includes(TEMPLATE[i]!);
        const cost = negative ? Number.POSITIVE_INFINITY : loss(tried);
        if (cost >= best) continue;
        best = cost;
        numbers = tried;
        better = true;
        break;
      }
    }
    if (!better) steps = steps.map((step) => step / 2);
  }
  return fromNumbers(numbers);
}
