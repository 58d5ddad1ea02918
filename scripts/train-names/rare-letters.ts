/**
 * Letters of Persian, Pashto, Kurdish, Urdu, Ukrainian, South Slavic, Tajik and Turkic alphabets that the training
 * rows hardly show, with the Latin spellings they usually get. Each becomes a small pseudo-count.
 */
export const RARE_LETTERS: Readonly<Record<'arabic' | 'cyrillic', Readonly<Record<string, readonly string[]>>>> = {
  arabic: {
    پ: ['p'], چ: ['ch', 'c', 'tch'], ژ: ['zh', 'j'], گ: ['g', 'gu'], ڤ: ['v'], ټ: ['t'], ډ: ['d'], ړ: ['r'], ږ: ['zh', 'g'],
    ښ: ['sh', 'kh', 'x'], ځ: ['dz', 'z', 'j'], څ: ['ts', 'c', 's'], ڼ: ['n'], ې: ['e', 'i'], ۆ: ['o', 'u'], ێ: ['e'],
    ڕ: ['r'], ڵ: ['l'], ے: ['e', 'ai'], ە: ['e', 'a', 'h'], و: ['v'], ق: ['gh', 'q', 'k'], ذ: ['z', 'dh'], ض: ['z', 'd', 'dh'],
    ظ: ['z', 'dh'], ث: ['s', 'th'], ص: ['s'], خ: ['kh', 'x', 'h'], ش: ['sh', 'ch', 's'], ج: ['j', 'dj', 'g', 'c'], ع: ['c', 'a'], ح: ['h', 'x'],
  },
  cyrillic: {
    і: ['i', 'y'], ї: ['i', 'yi', 'ji'], є: ['e', 'ie', 'ye'], ґ: ['g'], г: ['h', 'g'], ў: ['w', 'u', 'v'], ј: ['j', 'y', 'i'], љ: ['lj', 'l', 'ly'],
    њ: ['nj', 'n', 'ny'], ћ: ['c', 'ch', 'cj'], ђ: ['dj', 'd', 'gj'], џ: ['dz', 'dj', 'xh'], ѓ: ['gj', 'g', 'dj'], ќ: ['kj', 'k', 'c', 'ch'],
    ѕ: ['dz', 'x', 'z'], ғ: ['gh', 'g'], ӣ: ['i'], қ: ['q', 'k', 'gh'], ӯ: ['u', 'o'], ҳ: ['h', 'kh'], ҷ: ['j', 'dj', 'ch'], ө: ['o'],
    ү: ['u'], ң: ['ng', 'n'], ұ: ['u', 'o'], һ: ['h'], ә: ['a', 'e'], и: ['y', 'i'], й: ['y', 'i', 'j'], х: ['h', 'kh', 'ch'], ц: ['c', 'ts'],
    ж: ['zh', 'z', 'j'], ч: ['ch', 'c'], ш: ['sh', 's'], щ: ['shch', 'sht', 'sch'],
  },
};
