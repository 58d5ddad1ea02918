/** A name with the ways it is written: in the registrar's script, and in Latin letters. */
export interface PoolName {
  readonly native: string;
  readonly latin: readonly string[];
}

export interface Culture {
  readonly name: 'arabic' | 'persian' | 'cyrillic' | 'ethiopic' | 'somali' | 'turkish' | 'romanian';
  readonly share: number;
  readonly calendar: 'gregory' | 'persian' | 'ethiopic' | 'islamic-umalqura';
  readonly nationality: readonly string[];
  readonly places: readonly (readonly string[])[];
  readonly male: readonly PoolName[];
  readonly female: readonly PoolName[];
  readonly family: readonly PoolName[];
}
