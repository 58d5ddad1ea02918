import stored from '../data/person-weights.json' with { type: 'json' };

/**
 * Fellegi–Sunter weights in bits, and the calibration of their sum. Estimated by EM on unlabelled pairs
 * (`node bench/tracing/calibrate.ts`); agreement is never negative and contradiction never positive, so that more
 * contradiction cannot raise a candidate.
 */
export interface PersonWeights {
  readonly sex: { readonly same: number; readonly differs: number };
  readonly birthPlace: Readonly<
    Record<'same' | 'within' | 'sameRegion' | 'sameCountry' | 'otherCountry' | 'other', number>
  >;
  readonly lastPlace: PersonWeights['birthPlace'];
  readonly nationality: { readonly same: number; readonly differs: number };
  readonly languages: { readonly shared: number; readonly none: number };
  /** Most that one relative can add, and most that a contradicted one can take. */
  readonly relatives: Readonly<
    Record<
      'mother' | 'father' | 'grandfather' | 'spouse' | 'child' | 'sibling' | 'other',
      { readonly most: number; readonly least: number }
    >
  >;
  /** Most that kin, places and nationality add up to when the given name is another: then it is kin, not the person. */
  readonly kinCeiling: number;
  /**
   * What a bit of agreement of each field is worth beside the others: name, nationality and place go together in a
   * culture, so they say less together than each alone.
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
  readonly bands: { readonly likely: number; readonly possible: number };
}

export const PERSON_WEIGHTS: PersonWeights = stored;
