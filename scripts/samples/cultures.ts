/** Name parts, places and languages from which invented persons are put together. No combination is meant to be a person who lives. */
export interface Culture {
  nationality: string;
  languages: string[];
  /** `chain`: own name, father's, grandfather's; `family`: own name and the family's. */
  naming: 'chain' | 'family';
  men: string[];
  women: string[];
  families: string[];
  places: string[];
}

const words = (text: string): string[] => text.split(' ');
const places = (text: string): string[] => text.split(', ');

const arabicMen = words('يعرب تيسير غسان قصي عدنان هيثم صفوان لؤي مضر أوس جبران كنان نزار عصام زاهر فرقد');
const arabicWomen = words(
  'ميسون هيفاء ريم شهلاء نوار ديمة سلاف عبلة لمياء جمانة رفيف تماضر غيداء بتول أفنان نائلة',
);
const tigrinyaMen = words('ሃብቶም ግርማይ ተስፋጋብር ኣማኒኤል ዘርኣይ ምሕረትኣብ የማነ ፍሳሃየ ሓጎስ ብርሃነ ክፍሎም መሓሪ');
const tigrinyaWomen = words('ለምለም ትርሓስ ሰናይት ኣበባ ዘውዲ ምብራቕ ሳባ ርግኣት ኣልማዝ ፍዮሪ ለተብርሃን ወይኒ');

export const CULTURES = {
  syrian: {
    nationality: 'SYR',
    languages: ['ar'],
    naming: 'chain',
    men: arabicMen,
    women: arabicWomen,
    families: [],
    places: places('تل الزعفران القديم, خربة النسرين, وادي الصفصاف الأعلى, قلعة البيلسان'),
  },
  iraqi: {
    nationality: 'IRQ',
    languages: ['ar', 'ku'],
    naming: 'chain',
    men: [...arabicMen].reverse(),
    women: [...arabicWomen].reverse(),
    families: [],
    places: places('ناحية أم الرمان, كرمة السدير, تلول البردي'),
  },
  sudanese: {
    nationality: 'SDN',
    languages: ['ar', 'fvr'],
    naming: 'chain',
    men: words('بابكر إدريس هارون مصعب التجاني أبكر عبدالباقي الطيب خاطر سليك'),
    women: words('بخيتة مناهل حواء كلتوم رشيدة زهراء تسنيم أماني نفيسة خديجة'),
    families: [],
    places: places('حلة أبو سنط, وادي كتيلة البعيد, دونكي التبلدي'),
  },
  eritrean: {
    nationality: 'ERI',
    languages: ['ti'],
    naming: 'chain',
    men: tigrinyaMen,
    women: tigrinyaWomen,
    families: [],
    places: places('ዓዲ ቀይሕ ሓመድ, እምባ ለምለም ታሕታይ, ማይ ጸዕዳ ላዕላይ'),
  },
  ethiopian: {
    nationality: 'ETH',
    languages: ['am'],
    naming: 'chain',
    men: words('ደረጀ አስቻለው ጌታሁን ይልማ ተፈራ ወንድወሰን ሽመልስ ዳምጠው በላቸው አጥናፉ'),
    women: words('የሺወርቅ ብርቱካን እታገኝ ውዴ ሙሉነሽ አስናቀች ትዕግሥት ዘነበች ጽጌረዳ ማርታ'),
    families: [],
    places: places('ወይራ ሜዳ በላይ, ጥቁር ውሃ ታች, ቀይ ዋንዛ መንደር'),
  },
  somali: {
    nationality: 'SOM',
    languages: ['so'],
    naming: 'chain',
    men: words('Cawil Guuleed Xirsi Warsame Diiriye Samatar Liibaan Bulxan Kaariye Geeddi Xaashi Raage'),
    women: words('Ubax Hodan Idil Sahra Caasha Deeqa Filsan Ladan Hibaaq Nimco Xaliimo Sagal'),
    families: [],
    places: places('Buur Cadoole, Ceel Garas Weyn, Webi Tuuryare'),
  },
  congolese: {
    nationality: 'COD',
    languages: ['sw', 'fr'],
    naming: 'family',
    men: words('Espérancien Baudry Fulgence Déodat Crispin Innocentio Majaliwa Sifaeli'),
    women: words('Furaha Riziki Neema-Lys Godelive Espérancia Bahati-Rose Mwamini Zawadina'),
    families: words('Kasongwelo Mulumbwira Ntakwembe Byamungwira Shukurambo Kalumberwa'),
    places: places('Kitumba-sur-Luvo, Mabindi Haut, Rutshalwe Nord'),
  },
  southSudanese: {
    nationality: 'SSD',
    languages: ['nus', 'en'],
    naming: 'family',
    men: words('Gatluak Puoch Riekto Bolwang Thokjar Duopmai'),
    women: words('Nyakimo Nyabuoy Nyalada Nyachany Nyaruotha Nyadeng'),
    families: words('Wuorkoth Tutlamwal Jockruop Dengmalieth'),
    places: places('Pathai Lualkoth, Nyandit Wunlang, Thorjiok Port'),
  },
  afghan: {
    nationality: 'AFG',
    languages: ['prs', 'ps'],
    naming: 'family',
    men: words('Zalmayar Toryalaid Ghulamsakhi Sohrabuddin Mirwaisan Farhadullah'),
    women: words('Gulmakaiya Parwanai Nazokmehr Zarghunaya Shabnamgul Mahjabinor'),
    families: words('Koh-e-Sabzi Darya-Khelwal Bamdadzoy Nilabpur Spingharwal'),
    places: places('Qala-e Zarrinak, Darra-e Nilufar, Chashma-ye Koshan'),
  },
  ukrainian: {
    nationality: 'UKR',
    languages: ['uk', 'ru'],
    naming: 'family',
    men: words('Остапій Лук’ян Северин Тарасій Мирон Ярополк Велемир'),
    women: words('Соломія Орися Горпина Мелашка Христина Зореслава Дзвенислава'),
    families: words('Верболозенко Тихоплавчук Журавлиненко Світлогорчук Барвінчукало'),
    places: places('Верхня Калинівщинка, Нижні Вербоголови, Тихий Брідок'),
  },
  tajik: {
    nationality: 'TJK',
    languages: ['tg', 'ru'],
    naming: 'family',
    men: words('Фирдавсбек Ҷамшедхон Баҳромшоҳ Исфандиёр Сиёвушҷон'),
    women: words('Зарангезбону Гулчеҳрамоҳ Нозанинбахт Меҳрангезхон Шаҳлобону'),
    families: words('Кӯҳистонзод Обшоронӣ Чашмасорзода Зарафшонпур'),
    places: places('Деҳаи Обигулрез, Дараи Сангисафед, Қишлоқи Чорчинорак'),
  },
} satisfies Record<string, Culture>;
export type CultureName = keyof typeof CULTURES;
