import stored from '../data/person-weights.json' with { type: 'json' };

/**
 * Fellegi–Sunter weights in bits, and the calibration of their sum. Estimated by EM on unlabelled pairs (`node
 * bench/tracing/calibrate.ts`); agreement is never negative and contradiction never positive, so that additional
 * contradictions cannot raise a candidate.
 */
export interface PersonWeights {
  readonly sex: { readonly same: number; readonly differs: number };
  readonly birthPlace: Readonly<
    Record<'same' | 'within' | 'sameRegion' | 'sameCountry' | 'otherCountry' | 'other', number>
  >;
  readonly lastPlace: PersonWeights['birthPlace'];
  readonly nationality: { readonly same: number; readonly differs: number };
  readonly languages: { readonly shared: number; readonly none: number };
  /** The most that one relative can add, and the most that a contradicted one can subtract. */
  readonly relatives: Readonly<
    Record<
      'mother' | 'father' | 'grandfather' | 'spouse' | 'child' | 'sibling' | 'other',
      { readonly most: number; readonly least: number }
    >
  >;
  /** The most that kin, places and nationality count if the given name differs: then it is kin, not the person. */
  readonly kinCeiling: number;
  /**
   * The weight of a bit of agreement in each field relative to the others: name, nationality and place correlate
   * within a culture, so together they say less than each alone.
   */
  readonly worth: Readonly<Record<'name' | 'birth' | 'kin' | 'place' | 'nationality' | 'sex', number>>;
  /**
   * log2 odds against a stranger = bits + offset − size × log2 registry; against kin = kin.slope × individual bits +
   * kin.offset, where agreeing relatives count by `kin.share`.
   */
  readonly calibration: {
    readonly offset: number;
    readonly size: number;
    readonly kin: { readonly slope: number; readonly offset: number; readonly share: number };
  };
  /** The least probability of each; that of *likely* among 30,000 persons or fewer, and among 100,000 or more. */
  readonly bands: {
    readonly likely: number;
    readonly likelyAmongMany: number;
    readonly possible: number;
  };
}

export const PERSON_WEIGHTS: PersonWeights = stored;
