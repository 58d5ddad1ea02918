import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transliterateName } from '../../../stages/family-tracing/reading/name.ts';
import { transliteratePlaceName } from '../../../stages/family-tracing/reading/place.ts';

describe('how a name may be read in Latin letters', () => {
  it.each([
    ['محمد', 'Muhammad'],
    ['مُحَمَّد', 'Muhammad'],
    ['عمر', 'Umar'],
    ['علی', 'Ali'],
    ['محمد الحسين', 'Muhammad al-Husayn'],
    ['عبد الرحمن', 'Abd al-Rahman'],
    ['عبدالرحمن شمسان', 'Abd al-Rahman Shamsan'],
    ['عبدالله', 'Abdullah'],
    ['أحمد بن يوسف', 'Ahmad bin Yusuf'],
    ['أم كلثوم', /^Umm Kal?th?um$/],
    ['نصرالله', 'Nasrallah'],
    ['الياس', 'Ilyas'],
    ['عائشة', 'Aisha'],
    ['شاكر قرقاش', 'Shakir Qarqash'],
    ['عبود كنعان', 'Abud Kan’an'],
    ['حَمَّاد', 'Hammad'],
    ['فرهاد رحیمی', 'Farhad Rahimi'],
    ['پاشازاده', 'Pashazadah'],
    ['کاوە ڕێبین', 'Kaveh Rebin'],
    ['ኃይለ ሥላሴ', 'Haile Selassie'],
    ['እስጢፋኖስ', /^[EI]stifanos$/],
    ['ክፍሌ', 'Kifle'],
    ['ገብረእየሱስ', 'Gebreyesus'],
    ['ሙሐመድ', 'Muhammad'],
    ['Володимир Зеленко', 'Volodymyr Zelenko'],
    ['Ғайрат Ҷумъаев', /^Ghayrat Jum’?aev$/],
    ['Магомед', 'Magomed'],
    ['Дмитро', 'Dmytro'],
    ['გიორგი', 'Giorgi'],
  ])('%s as %s', (text, reading) => {
    const read = transliterateName(text);
    if (typeof reading === 'string') expect(read).toBe(reading);
    else expect(read).toMatch(reading);
  });

  it.each(['Jawad Ahmadi', 'Ștefan Ioniță', 'O’Neil-Şahin', '1990', ''])(
    'is not told of %j, which is in Latin letters',
    (text) => {
      expect(transliterateName(text)).toBeUndefined();
    },
  );

  it('keeps what is in Latin letters, and the order', () => {
    expect(transliterateName('Jawad احمد')).toBe('Jawad Ahmad');
    expect(transliterateName('احمد، علي')).toBe('Ahmad، Ali');
  });

  it('has a letter for every word, and only Latin ones, whatever the word', () => {
    const letters =
      'ابتثجحخدذرزسشصضطظعغفقكلمنهويءىةآأإؤئپچژگکیەۆێڕڵټډړہےںабвгджзийклмнопрстухцчшщыэюяїєқҳҷልሐመሠረቀበተነአከወዐዘየደጀገጠፀፈ';
    const words = fc.array(fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 12 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(words, (some) => {
        const read = transliterateName(some.join(' '))!;
        expect(read).toMatch(/^[\p{Script=Latin}’ -]*$/u);
      }),
    );
  });
});

describe('how a place may be read', () => {
  it.each([
    ['حلب', 'Aleppo'],
    ['هرات', 'Herat'],
    ['Алеппо', 'Aleppo'],
    ['أعزاز، حلب', 'Azaz, Aleppo'],
    ['الباب', 'Al Bab'],
    ['سوريا', 'Syria'],
    ['قرية كنعان', /Kan’an$/],
  ])('%s as %s', (text, reading) => {
    const read = transliteratePlaceName(text);
    if (typeof reading === 'string') expect(read).toBe(reading);
    else expect(read).toMatch(reading);
  });

  it('is not told of places in Latin letters', () => {
    expect(transliteratePlaceName('Aleppo')).toBeUndefined();
  });
});
