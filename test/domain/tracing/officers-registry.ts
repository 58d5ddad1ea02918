import type { Birth, PersonName, Relation, TracedPerson } from '../../../domain/tracing/schema.ts';

interface Described {
  readonly sex?: 'f' | 'm';
  readonly birth?: Birth;
  readonly from?: string;
  readonly last?: string;
  readonly nationality?: string;
  readonly also?: readonly PersonName[];
  readonly kin?: readonly (readonly [Relation, string])[];
}

function person(id: string, full: string, described: Described = {}): TracedPerson {
  const { sex, birth, from, last, nationality, also = [], kin } = described;
  return {
    id,
    names: [{ full, kind: 'registered' }, ...also],
    ...(sex && { sex }),
    ...(birth && { birth }),
    ...(from && { birthPlace: from }),
    ...(last && { lastPlace: last }),
    ...(nationality && { nationality }),
    ...(kin && { relatives: kin.map(([relation, name]) => ({ relation, name })) }),
  };
}

const persian = (date: string): Birth => ({ date, calendar: 'persian' });
const ethiopic = (date: string): Birth => ({ date, calendar: 'ethiopic' });
const hijri = (date: string): Birth => ({ date, calendar: 'islamic-umalqura' });

/** Invented people, each with the near misses of life: brothers, namesakes, cousins, names one letter apart. */
export const OFFICERS_REGISTRY: readonly TracedPerson[] = [
  person('husayni', 'محمد خالد الحسيني', {
    sex: 'm',
    birth: persian('1377-01-01'),
    from: 'حلب',
    nationality: 'SYR',
    kin: [['mother', 'فاطمة']],
  }),
  person('husayni-brother', 'أحمد خالد الحسيني', {
    sex: 'm',
    birth: { year: 1996 },
    from: 'حلب',
    nationality: 'SYR',
    kin: [['mother', 'فاطمة']],
  }),
  person('husayni-cousin', 'محمد سالم الحسيني', {
    sex: 'm',
    birth: { date: '2009-05-12' },
    from: 'حلب',
    nationality: 'SYR',
    kin: [['mother', 'هدى']],
  }),
  person('mahmud', 'محمود خالد الحسيني', {
    sex: 'm',
    birth: { year: 2001 },
    from: 'حلب',
    nationality: 'SYR',
    kin: [['mother', 'فاطمة']],
  }),
  person('abdrahman', 'عبد الرحمن يوسف المصري', {
    sex: 'm',
    birth: { date: '1985-03-04' },
    from: 'حمص',
    nationality: 'SYR',
  }),
  person('abdrahim', 'عبد الرحيم يوسف المصري', {
    sex: 'm',
    birth: { date: '1987-09-20' },
    from: 'حمص',
    nationality: 'SYR',
  }),
  person('umm-ahmad', 'زينب علي درويش', {
    sex: 'f',
    birth: { year: 1970 },
    from: 'درعا',
    nationality: 'SYR',
    also: [{ full: 'أم أحمد', kind: 'nickname' }],
    kin: [
      ['child', 'أحمد'],
      ['spouse', 'حسن العلي'],
    ],
  }),
  person('umm-khalid', 'زينب حسن درويش', {
    sex: 'f',
    birth: { year: 1991 },
    from: 'درعا',
    nationality: 'SYR',
    also: [{ full: 'أم خالد', kind: 'nickname' }],
  }),
  person('ould', 'Mohamed Lemine Ould Cheikh', {
    sex: 'm',
    birth: { year: 1979 },
    from: 'Nouakchott',
    nationality: 'MRT',
  }),
  person('ould-ahmed', 'Ahmed Lemine Ould Cheikh', {
    sex: 'm',
    birth: { year: 1982 },
    from: 'Nouakchott',
    nationality: 'MRT',
  }),
  person('yassine', 'Yassine Ben Ali', {
    sex: 'm',
    birth: { date: '1993-11-02' },
    from: 'Tunis',
    nationality: 'TUN',
  }),
  person('yasmine', 'Yasmine Ben Ali', {
    sex: 'f',
    birth: { date: '1995-06-08' },
    from: 'Tunis',
    nationality: 'TUN',
  }),
  person('hudayda', 'هدى عبد الله الشرعبي', {
    sex: 'f',
    birth: hijri('1410-09-02'),
    from: 'تعز',
    nationality: 'YEM',
  }),
  person('golnar', 'گلنار محمدزاده', {
    sex: 'f',
    birth: persian('1369-05-06'),
    from: 'تبریز',
    nationality: 'IRN',
  }),
  person('golshan', 'گلشن محمدزاده', {
    sex: 'f',
    birth: persian('1372-05-06'),
    from: 'تبریز',
    nationality: 'IRN',
  }),
  person('reza', 'غلام رضا حسینی', {
    sex: 'm',
    birth: persian('1365-01-01'),
    from: 'هرات',
    nationality: 'AFG',
    kin: [['father', 'محمد علی']],
  }),
  person('reza-brother', 'غلام علی حسینی', {
    sex: 'm',
    birth: persian('1367-01-01'),
    from: 'هرات',
    nationality: 'AFG',
    kin: [['father', 'محمد علی']],
  }),
  person('zarghuna', 'زرغونه وردګ', {
    sex: 'f',
    birth: persian('1380-03-15'),
    from: 'میدان وردګ',
    nationality: 'AFG',
    kin: [['father', 'ګل محمد']],
  }),
  person('zarmina', 'زرمینه وردګ', {
    sex: 'f',
    birth: persian('1383-01-01'),
    from: 'میدان وردګ',
    nationality: 'AFG',
    kin: [['father', 'ګل محمد']],
  }),
  person('charkhi', 'ولید څرخی', {
    sex: 'm',
    birth: persian('1376-08-01'),
    from: 'کابل',
    nationality: 'AFG',
  }),
  person('wahid', 'وحید څرخی', { sex: 'm', birth: persian('1374-02-01'), from: 'کابل', nationality: 'AFG' }),
  person('jiyan', 'ژیان کەریم ئەحمەد', {
    sex: 'f',
    birth: { date: '1999-01-01' },
    from: 'سلێمانی',
    nationality: 'IRQ',
  }),
  person('jwan', 'جوان کەریم ئەحمەد', {
    sex: 'f',
    birth: { date: '2002-01-01' },
    from: 'سلێمانی',
    nationality: 'IRQ',
  }),
  person('shilan', 'Şîlan Mistefa Ehmed', {
    sex: 'f',
    birth: { year: 1994 },
    from: 'Qamişlo',
    nationality: 'SYR',
    kin: [['mother', 'Xecê']],
  }),
  person('ghulam', 'غلام مصطفیٰ قریشی', {
    sex: 'm',
    birth: { date: '1980-10-10' },
    from: 'پشاور',
    nationality: 'PAK',
  }),
  person('murtaza', 'غلام مرتضیٰ قریشی', {
    sex: 'm',
    birth: { date: '1983-10-10' },
    from: 'پشاور',
    nationality: 'PAK',
  }),
  person('gebremikael', 'ገብረ ሚካኤል ሀጎስ', {
    sex: 'm',
    birth: ethiopic('1982-07-05'),
    from: 'መቀሌ',
    nationality: 'ETH',
  }),
  person('gebremeskel', 'ገብረ መስቀል ሀጎስ', {
    sex: 'm',
    birth: ethiopic('1985-01-01'),
    from: 'መቀሌ',
    nationality: 'ETH',
  }),
  person('tesfaye', 'ተስፋዬ በቀለ', {
    sex: 'm',
    birth: ethiopic('1970-01-01'),
    from: 'አዲስ አበባ',
    nationality: 'ETH',
  }),
  person('tesfahun', 'ተስፋሁን በቀለ', {
    sex: 'm',
    birth: ethiopic('1973-01-01'),
    from: 'አዲስ አበባ',
    nationality: 'ETH',
  }),
  person('letebrhan', 'ለተብርሃን ተኽለ', {
    sex: 'f',
    birth: { year: 1988 },
    from: 'ከረን',
    nationality: 'ERI',
    kin: [
      ['mother', 'አበባ'],
      ['child', 'ሰናይት'],
    ],
  }),
  person('letekidan', 'ለተኪዳን ተኽለ', {
    sex: 'f',
    birth: { year: 1992 },
    from: 'ከረን',
    nationality: 'ERI',
    kin: [['mother', 'አበባ']],
  }),
  person('volodymyr', 'Володимир Щербак', {
    sex: 'm',
    birth: { date: '1975-08-19' },
    from: 'Маріуполь',
    nationality: 'UKR',
  }),
  person('vitaliy', 'Віталій Щербак', {
    sex: 'm',
    birth: { date: '1979-08-19' },
    from: 'Маріуполь',
    nationality: 'UKR',
  }),
  person('olena', 'Олена Петрівна Ковальчук', {
    sex: 'f',
    birth: { date: '1985-04-03' },
    from: 'Харків',
    nationality: 'UKR',
  }),
  person('olha', 'Ольга Петрівна Ковальчук', {
    sex: 'f',
    birth: { date: '1988-04-13' },
    from: 'Харків',
    nationality: 'UKR',
  }),
  person('khachaturyan', 'Юрий Хачатурян', {
    sex: 'm',
    birth: { year: 1966 },
    from: 'Грозный',
    nationality: 'RUS',
  }),
  person('khachatryan-son', 'Артур Юрьевич Хачатурян', {
    sex: 'm',
    birth: { year: 1990 },
    from: 'Грозный',
    nationality: 'RUS',
    kin: [['father', 'Юрий']],
  }),
  person('gjorgjievski', 'Александар Ѓорѓиевски', {
    sex: 'm',
    birth: { date: '1990-12-24' },
    from: 'Скопје',
    nationality: 'MKD',
  }),
  person('gjorgjievska', 'Александра Ѓорѓиевска', {
    sex: 'f',
    birth: { date: '1992-12-24' },
    from: 'Скопје',
    nationality: 'MKD',
  }),
  person('hadzic', 'Emina Hadžihasanović', {
    sex: 'f',
    birth: { date: '1981-07-11' },
    from: 'Zvornik',
    nationality: 'BIH',
  }),
  person('hadzic-sister', 'Amina Hadžihasanović', {
    sex: 'f',
    birth: { date: '1984-02-01' },
    from: 'Zvornik',
    nationality: 'BIH',
  }),
  person('taranu', 'Ștefan Țăranu', {
    sex: 'm',
    birth: { date: '1995-10-30' },
    from: 'Chișinău',
    nationality: 'MDA',
  }),
  person('stefania', 'Ștefania Țăranu', {
    sex: 'f',
    birth: { date: '1997-10-30' },
    from: 'Chișinău',
    nationality: 'MDA',
  }),
  person('yildiz', 'Mehmet Şükrü Yıldız', {
    sex: 'm',
    birth: { date: '1972-02-08' },
    from: 'Diyarbakır',
    nationality: 'TUR',
  }),
  person('yildirim', 'Mehmet Şükrü Yıldırım', {
    sex: 'm',
    birth: { date: '1976-05-01' },
    from: 'Diyarbakır',
    nationality: 'TUR',
  }),
  person('xuseen', 'Xuseen Cali Faarax', {
    sex: 'm',
    birth: { year: 1989 },
    from: 'Muqdisho',
    nationality: 'SOM',
    also: [{ full: 'Dheere', kind: 'nickname' }],
  }),
  person('xasan', 'Xasan Cali Faarax', {
    sex: 'm',
    birth: { year: 1992 },
    from: 'Muqdisho',
    nationality: 'SOM',
  }),
  person('hodan', 'Hodan Cabdullahi Warsame', {
    sex: 'f',
    birth: { year: 2003 },
    from: 'Kismaayo',
    nationality: 'SOM',
    kin: [['mother', 'Faadumo Nuur']],
  }),
  person('hibaq', 'Hibaq Cabdullahi Warsame', {
    sex: 'f',
    birth: { year: 2005 },
    from: 'Kismaayo',
    nationality: 'SOM',
    kin: [['mother', 'Faadumo Nuur']],
  }),
  person('ibrahim', 'Ibrahim Adam Abakar', {
    sex: 'm',
    birth: { date: '1990-01-01' },
    from: 'El Geneina',
    nationality: 'SDN',
    kin: [['grandfather', 'Haroun']],
  }),
  person('ibrahim-other', 'Ibrahim Adam Yahya', {
    sex: 'm',
    birth: { date: '1990-01-01' },
    from: 'El Geneina',
    nationality: 'SDN',
  }),
  person('mother-of-two', 'Maryam Haji Nazari', {
    sex: 'f',
    birth: { year: 1975 },
    from: 'Mazar-i-Sharif',
    nationality: 'AFG',
    kin: [
      ['child', 'Farhad'],
      ['child', 'Shabnam'],
      ['spouse', 'Nazir'],
    ],
  }),
  person('farhad', 'فرهاد نظری', {
    sex: 'm',
    birth: persian('1381-01-01'),
    from: 'مزار شریف',
    nationality: 'AFG',
    kin: [
      ['mother', 'مریم'],
      ['sibling', 'شبنم'],
    ],
  }),
  person('shabnam', 'شبنم نظری', {
    sex: 'f',
    birth: persian('1384-01-01'),
    from: 'مزار شریف',
    nationality: 'AFG',
    kin: [
      ['mother', 'مریم'],
      ['sibling', 'فرهاد'],
    ],
  }),
];
