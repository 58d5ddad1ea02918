import { describe, expect, it } from 'vitest';
import { nameProbability } from '../../../domain/tracing/names/name-probability.ts';

/** The kinds of ways to write one name that docs/tracing.md lists, in the order of its table. */
const KINDS: Readonly<Record<string, readonly (readonly [a: string, b: string])[]>> = {
  nickname: [
    ['Hammoudi al-Husseini', 'محمد الحسيني'],
    ['Саша Іваненко', 'Oleksandr Ivanenko'],
    ['Tedi Bekele', 'ቴዎድሮስ በቀለ'],
    ['Moh. Ali Hassan', 'Mohammed Ali Hassan'],
  ],
  'kunya beside a name': [
    ['Abu Omar Khaled al-Masri', 'Khaled Ahmad al-Masri'],
    ['Khaled al-Masri (Abu Omar)', 'خالد أحمد المصري'],
    ['أم أحمد زينب درويش', 'Zeinab Hassan Darwish'],
  ],
  title: [
    ['Dr. Haji Sheikh Ali Rahimi', 'حاجی ملا علی رحیمی'],
    ['Xaaji Maxamed Cali', 'Mohamed Ali'],
    ['ወይዘሮ አልማዝ በቀለ', 'Almaz Bekele'],
    ['W/ro Almaz Bekele', 'አልማዝ በቀለ'],
  ],
  'another name given beside': [
    ['Olga Petrova née Ivanova', 'Olga Ivanova'],
    ['Olga Ivanova (Petrova)', 'Ольга Петрова'],
    ['Mohammed Ali aka Hammoudi', 'Hammoudi Ali'],
    ['Fatima Haddad-Khoury', 'Fatima Khoury'],
  ],
  'order and patronymic': [
    ['Иванов Сергей Петрович', 'Sergei Ivanov'],
    ['AL-MASRI Saleh', 'صالح المصري'],
    ['Rahim s/o Karim', 'Rahim Karim'],
    ['Fatima bint Mohammed', 'Fatima Mohammed'],
  ],
  'chain without a surname': [
    ['Mohammed Khaled Ahmad al-Husseini', 'Mohammed al-Husseini'],
    ['ተስፋዬ ሀጎስ ወልዱ', 'Tesfay Hagos'],
    ['Cabdiraxmaan Cali Faarax', 'عبد الرحمن علي'],
  ],
  'hyphen, joined, apart': [
    ['Mariaelena Popescu', 'Maria-Elena Popescu'],
    ['Nour El Din Saidi', 'نور الدين سعيدي'],
    ['ገብረ ሥላሴ ተስፋይ', 'Gebreselassie Tesfay'],
    ['G/Michael Abebe', 'ገብረሚካኤል አበበ'],
    ['ወ/ማርያም ከበደ', 'Woldemariam Kebede'],
  ],
  'of the faith': [
    ['Nour El Din Saidi', 'Noureddine Saidi'],
    ['Nur Aldeen Saidi', 'Nuruddin Saidi'],
    ['Salah Eddine Omar', 'Salahuddin Omar'],
    ['Nour El Din Saidi', 'نورالدين سعيدي'],
  ],
  initial: [
    ['A. S. Petrenko', 'Андрій Сергійович Петренко'],
    ['Ahmed M. Karimi', 'Ahmed Mohammad Karimi'],
  ],
  'Ethiopian, scholarly and everyday': [
    ['Mäššäša Täsfayä', 'መሸሻ ተስፋየ'],
    ['Shimelis Tsegaye', 'ሽመልስ ጸጋየ'],
    ['Bekele Birru', 'በቀለ ብሩ'],
    ['Tsige Wossen', 'ጽጌ ወሰን'],
  ],
  'Oromo and Tigrinya in Latin letters': [
    ['Caaltuu Tolasaa', 'Chaltu Tolesa'],
    ['Xilaahun Gammachuu', 'ጥላሁን ገመቹ'],
    ['Letemichael Okbay', 'ለተሚካኤል ዑቅባይ'],
  ],
  'Somali in Latin letters': [
    ['Sacdiyo Xasan', 'Sadia Hassan'],
    ['Xuseen Cabdulqaadir', 'Hussein Abdulkadir'],
  ],
  'Kurdish, Pashto, Dari, Urdu': [
    ['Şêrko Bêkes', 'شێرکۆ بێکەس'],
    ['Khushal Khattak', 'خوشحال خټک'],
    ['Najibullah Rahimi', 'نجیب الله رحیمی'],
    ['Zulfiqar Bhutto', 'ذوالفقار بھٹو'],
  ],
};

/** The nearest names of other people, kind by kind: what a reader too generous would take for the same. */
const OTHERS: readonly (readonly [a: string, b: string])[] = [
  ['Abu Omar Khaled al-Masri', 'Omar al-Masri'],
  ['Abu Bakr Ahmad', 'Ahmad Bakri'],
  ['Abdul Hanif Karimi', 'Abdul Hamid Karimi'],
  ['Almaz Bekele', 'ወይዘሮ አበባ በቀለ'],
  ['G/Michael Abebe', 'ገብረማርያም አበበ'],
  ['A. S. Petrenko', 'Олег Сергійович Петренко'],
  ['ተስፋዬ ሀጎስ', 'Tesfahun Hagos'],
  ['Chaltu Tolesa', 'Chala Tolesa'],
  ['ሽመልስ ጸጋየ', 'Shumet Tsegaye'],
  ['Badr El Din Saidi', 'Noureddine Saidi'],
  ['Nour Saidi', 'Noureddine Saidi'],
  ['Nour El Din Saidi', 'Salaheddine Saidi'],
];

describe.each(Object.entries(KINDS))('%s', (_, pairs) => {
  it.each(pairs)('%s = %s', (a, b) => {
    expect(nameProbability(a, b)).toBeGreaterThan(0.5);
    expect(nameProbability(b, a)).toBeGreaterThan(0.5);
  });
});

describe('another person of a name like it', () => {
  it.each(OTHERS)('%s ≠ %s', (a, b) => {
    expect(nameProbability(a, b)).toBeLessThan(0.5);
    expect(nameProbability(b, a)).toBeLessThan(0.5);
  });
});
