/**
 * How Ethiopic letters are written in Latin ones: P(Latin | letters), summed over all ways to write each letter. Set by
 * hand from the published romanisations (BGN/PCGN, the scholarly one of the Encyclopaedia Aethiopica) and from how the
 * names stand in passports: the first order is e or a (ä), the sixth i, e or nothing, gemination is written or not. No
 * list of names is behind the numbers.
 */
type Ways = readonly (readonly [written: string, share: number])[];

function ways(text: string): Ways {
  return text.split(' ').map((entry) => {
    const [written, share] = entry.split(':') as [string, string];
    return [written === '0' ? '' : written, Number(share)] as const;
  });
}

/** Letters as {@link ../names/ethiopic.ts} reads them; `k` also stands for the ejective, `h` for three letters. */
const CONSONANTS: Readonly<Record<string, Ways>> = {
  h: ways('h:.77 0:.14 hh:.01 kh:.05 ch:.02 x:.01'),
  l: ways('l:.82 ll:.18'),
  m: ways('m:.84 mm:.16'),
  s: ways('s:.74 ss:.2 z:.02 c:.02 sh:.02'),
  r: ways('r:.88 rr:.12'),
  sh: ways('sh:.74 s:.13 ss:.04 sch:.03 ch:.04 ssh:.02'),
  k: ways('k:.6 q:.2 kk:.06 qq:.04 c:.03 kh:.03 ck:.02 g:.02'),
  b: ways('b:.8 bb:.14 v:.03 p:.02 w:.01'),
  v: ways('v:.8 b:.15 w:.05'),
  t: ways('t:.78 tt:.13 th:.06 d:.02 tth:.01'),
  ch: ways('ch:.78 c:.08 tch:.05 cc:.03 cch:.02 sh:.02 tsh:.02'),
  n: ways('n:.83 nn:.15 m:.02'),
  gn: ways('gn:.54 n:.2 ny:.09 nn:.05 ng:.03 nge:.01 ngn:.01 ggn:.02 gni:.02 ni:.02 nyy:.01'),
  w: ways('w:.76 u:.08 v:.06 o:.04 ww:.02 0:.04'),
  z: ways('z:.84 zz:.1 s:.05 ze:.01'),
  zh: ways('zh:.6 z:.2 j:.2'),
  y: ways('y:.62 i:.25 yy:.04 0:.05 j:.03 ie:.01'),
  d: ways('d:.83 dd:.12 t:.02 dh:.03'),
  j: ways('j:.75 g:.11 dj:.05 jj:.06 gg:.01 y:.02'),
  g: ways('g:.82 gg:.12 gh:.04 k:.02'),
  p: ways('p:.85 pp:.08 b:.05 f:.02'),
  ts: ways('ts:.62 s:.19 ss:.04 tz:.05 t:.03 tt:.01 z:.02 c:.02 tts:.02'),
  f: ways('f:.84 ff:.1 ph:.05 v:.01'),
  kw: ways('ko:.16 kw:.32 q:.1 k:.12 ku:.08 qu:.12 qw:.1'),
  gw: ways('go:.16 gw:.46 g:.13 gu:.15 ggw:.1'),
  hw: ways('hw:.5 hu:.15 ho:.15 h:.2'),
};

const VOWELS: Readonly<Record<string, Ways>> = {
  // First and fifth order.
  e: ways('e:.74 a:.15 o:.035 i:.025 ee:.01 ie:.01 ae:.01 0:.02'),
  u: ways('u:.8 ou:.06 oo:.04 o:.06 w:.02 uu:.02'),
  i: ways('i:.74 y:.07 ee:.06 e:.08 ie:.02 ii:.03'),
  a: ways('a:.91 e:.03 aa:.03 ia:.005 o:.005 ah:.02'),
  o: ways('o:.84 u:.05 oo:.03 ou:.03 wo:.02 uo:.01 e:.01 a:.01'),
  // Sixth order: silent or a short vowel.
  '': ways('0:.56 i:.22 e:.18 u:.02 y:.01 a:.01'),
};
/** Vowels on a carrier of their own (አ ዐ). */
const ALONE: Readonly<Record<string, Ways>> = {
  a: ways('a:.88 e:.04 aa:.04 ea:.01 ya:.01 ha:.02'),
  e: ways('e:.7 ie:.05 ye:.08 i:.1 ee:.04 a:.03'),
  i: ways('e:.52 i:.36 y:.03 ye:.02 0:.04 ee:.03'),
  o: ways('o:.86 u:.06 wo:.03 ho:.02 oo:.03'),
  u: ways('u:.8 o:.08 ou:.06 w:.03 oo:.03'),
};
/** After w and the labials of speech the first order sounds like o: Wolde, Worku. */
const ROUNDED = ways('e:.42 o:.4 a:.12 u:.03 0:.03');

const STRAY = 0.002;

interface Unit {
  readonly length: number;
  readonly written: Ways;
}

const units = new Map<string, readonly Unit[]>();

/** The ways to write what the reading has at a position: a consonant with or without its vowel, or a vowel alone. */
function unitsAt(reading: string, at: number): readonly Unit[] {
  const key = `${reading.slice(at, at + 4)}${at > 0 && isVowel(reading[at - 1]) ? '-' : ''}`;
  let known = units.get(key);
  if (known === undefined) {
    known = readUnits(reading.slice(at, at + 4));
    units.set(key, known);
  }
  return known;
}

const isVowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiou'.includes(letter);

function readUnits(text: string): Unit[] {
  const alone = ALONE[text[0]!];
  if (alone !== undefined) return [{ length: 1, written: alone }];
  const out: Unit[] = [];
  for (const length of [1, 2]) {
    const consonant = CONSONANTS[text.slice(0, length)];
    if (consonant === undefined || text.length < length) continue;
    const vowel = text[length];
    const own = isVowel(vowel) ? vowel! : '';
    const rounded = own === 'e' && /^[wk]w?$/.test(text.slice(0, length)) && text[length - 1] === 'w';
    out.push({ length: length + own.length, written: joined(consonant, rounded ? ROUNDED : VOWELS[own]!) });
  }
  return out;
}

function joined(consonant: Ways, vowel: Ways): Ways {
  const all = new Map<string, number>();
  for (const [c, p] of consonant) for (const [v, q] of vowel) all.set(c + v, (all.get(c + v) ?? 0) + p * q);
  return [...all];
}

/** P(Latin | Ethiopic letters): `reading` is the everyday one that the letters have as their normal form. */
export function ethiopicProbability(reading: string, latin: string): number {
  const width = latin.length + 1;
  const cells = new Float64Array((reading.length + 1) * width);
  cells[0] = 1;
  for (let i = 0; i <= reading.length; i++) {
    const here = i < reading.length ? unitsAt(reading, i) : [];
    for (let j = 0; j < width; j++) {
      const cell = cells[i * width + j]!;
      if (cell < 1e-22) continue;
      if (j + 1 < width) cells[i * width + j + 1]! += cell * STRAY;
      if (i < reading.length) cells[(i + 1) * width + j]! += cell * STRAY;
      for (const { length, written } of here) {
        const to = (i + length) * width + j;
        for (const [text, share] of written)
          if (latin.startsWith(text, j)) cells[to + text.length]! += cell * share;
      }
    }
  }
  return cells[cells.length - 1]!;
}
